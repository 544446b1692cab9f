#!/usr/bin/env python3
"""Runs a Lua program beside its Python twin: both must print the same, byte for byte.

The reference is CPython 3.11, whose words differ from other versions'. Where it is installed the twin
is run, and must print what its .expected file says too; elsewhere the .expected file stands in for it. So it does
for a program that has no twin: what is newer than 3.11. Its comments say where the expectation comes from.
--update writes that file.
"""
import os
import shutil
import subprocess
import sys

import harness

OPTIONS = ["--clock=virtual", "--explain=off"]
REFERENCE = (3, 11)


def is_reference(python):
    code = f"import sys; sys.exit(sys.version_info[:2] != {REFERENCE})"
    return subprocess.run([python, "-c", code], stderr=subprocess.DEVNULL, check=False).returncode == 0


def find_reference():
    """A CPython 3.11, or None."""
    if sys.version_info[:2] == REFERENCE:
        return sys.executable
    for name in ("python3.11", "/usr/bin/python3", "python3"):
        path = shutil.which(name)
        if path and is_reference(path):
            return path
    return None


def read(path):
    with open(path, "rb") as file:
        return harness.decode(file.read())


def check_same(what, expected, actual, name):
    if expected == actual:
        return True
    harness.show_diff(what, expected.split("\n"), actual.split("\n"), name, "moonloop")
    return False


def run_twin(path, home, update):
    """What the Python twin prints and its status (None: unknown); None when there is no way to know."""
    expected = path + ".expected"
    python = find_reference() if os.path.exists(path + ".py") else None
    if not python:
        if not os.path.exists(expected):
            return None
        return read(expected), None
    twin = harness.run([python, os.path.basename(path) + ".py"], os.path.dirname(path),
                       home.environment(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1"))
    if update:
        with open(expected, "w", encoding="utf-8", newline="\n") as file:
            file.write(twin.stdout)
    if not os.path.exists(expected) or read(expected) != twin.stdout:
        print(f"{os.path.basename(expected)} is not what the twin prints; to write it anew:")
        print(f"  tests/tools/run_conformance.py --update {os.path.relpath(path, harness.ROOT)}.lua")
        return None
    return twin.stdout, twin.status


def run_pair(lua, arguments):
    path = os.path.splitext(os.path.abspath(lua))[0]
    folder = os.path.dirname(path)
    command = [os.path.abspath(arguments.moonloop), *OPTIONS, os.path.basename(path) + ".lua"]
    seconds = harness.SECONDS[arguments.variant]
    with harness.Home() as home:
        if arguments.variant and os.path.exists(path + ".expected"):
            twin = read(path + ".expected"), None
        else:
            twin = run_twin(path, home, arguments.update)
        if twin is None:
            return harness.FAILED
        outcome = harness.run(command, folder, home.environment(), seconds=seconds)
    stdout, status = twin
    trouble = outcome.trouble(seconds)
    if not trouble and status not in (None, outcome.status):
        trouble = f"ends with status {outcome.status}, its twin with {status}"
    if trouble:
        print(f"\n{os.path.basename(lua)} {trouble}.")
    if check_same("standard output", stdout, outcome.stdout, "python") and not trouble:
        return harness.PASSED
    harness.show_text("Standard error of moonloop", outcome.stderr)
    harness.show_rerun(folder, command)
    return harness.FAILED


def main():
    parser = harness.argument_parser(__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the .expected files")
    parser.add_argument("programs", nargs="+", metavar="PROGRAM.lua")
    arguments = parser.parse_args()
    return harness.run_all(arguments.programs, lambda path: run_pair(path, arguments))


if __name__ == "__main__":
    sys.exit(main())
