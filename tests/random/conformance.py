#!/usr/bin/env python3
"""Makes random programs of tasks, times, cancellations and the rest of asyncio, each in Python and in Lua, runs
both under a virtual clock, and compares what they print.

A program that prints something else here and there is made smaller as long as it does, and kept: NAME.py and NAME.lua
in the folder of --findings. Then the status is 1. It becomes a twin in tests/conformance.

Without options it is a test: a few programs, always the same.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

import harness
import run_conformance

import _programs
import _reference
import _shrink

SECONDS = 20


class Pair:
    """Runs a program in both languages, in a folder of its own."""

    def __init__(self, moonloop, folder):
        self.moonloop, self.folder = moonloop, folder

    def run_lua(self, text):
        path = os.path.join(self.folder, "program.lua")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        command = [self.moonloop, *run_conformance.OPTIONS, path]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)

    def outcomes(self, program):
        """What CPython printed, what Moonloop printed, and what Moonloop said on standard error."""
        reference = _reference.start(program.render(False))
        process = self.run_lua(program.render(True))
        try:
            out, err = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        expected, status = _reference.finish(reference)
        actual, err = harness.decode(out), harness.decode(err)
        if process.returncode < 0 or process.returncode == harness.ALARM_STATUS or harness.ALARMS.search(err):
            actual += f"ends with status {process.returncode}\n"
        if status < 0:
            return None
        return expected, actual, err

    def differs(self, program):
        outcomes = self.outcomes(program)
        return outcomes is not None and outcomes[0] != outcomes[1]


def keep(program, name, folder):
    os.makedirs(folder, exist_ok=True)
    for ending, in_lua in ((".py", False), (".lua", True)):
        with open(os.path.join(folder, name + ending), "w", encoding="utf-8") as file:
            file.write(program.render(in_lua))
    return os.path.join(folder, name + ".lua")


def show(seed, program, pair, folder):
    """Makes the program smaller, keeps it, and shows how its outputs differ."""
    small = _shrink.shrink(program, pair.differs)
    path = keep(small, f"seed-{seed}", folder)
    expected, actual, err = pair.outcomes(small)
    print(f"\nThe program of seed {seed} is not the same here and there; made smaller: {path}")
    harness.show_diff("standard output", expected.split("\n"), actual.split("\n"), "python", "moonloop")
    harness.show_text("Standard error of moonloop", err)


def run(arguments, pair):
    """Returns how many programs ran, and how many of them differed."""
    began, count, differing, too_long = time.monotonic(), 0, 0, 0
    while count < arguments.programs if arguments.programs else time.monotonic() - began < arguments.seconds:
        seed = arguments.seed + count
        count += 1
        program = _programs.Maker(seed).program()
        outcomes = pair.outcomes(program)
        if outcomes is None:
            too_long += 1
        elif outcomes[0] != outcomes[1]:
            differing += 1
            show(seed, program, pair, arguments.findings)
            if differing == arguments.at_most:
                break
        if sys.stderr.isatty() and count % 20 == 0:
            print(f"\r{count} programs", end="", file=sys.stderr)
    took = time.monotonic() - began
    print(f"{count} random programs from seed {arguments.seed} in {took:.0f} seconds: {differing} differ"
          + (f", {too_long} took CPython too long" if too_long else "") + ".")
    return differing


def main():
    parser = harness.argument_parser(__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("seconds", nargs="?", type=float, help="how long to go on")
    parser.add_argument("--programs", type=int, help="how many programs to make instead")
    parser.add_argument("--seed", type=int, default=1, help="of the first program; the next has one more")
    parser.add_argument("--at-most", type=int, default=10, help="stop when so many differ")
    parser.add_argument("--findings", default=os.path.join(harness.ROOT, "build", "fuzz", "findings"))
    arguments = parser.parse_args()
    if arguments.seconds is None and arguments.programs is None:
        arguments.programs = 100
    python = run_conformance.find_reference()
    if python is None:
        print("This needs Python %d.%d, whose asyncio is the reference." % run_conformance.REFERENCE)
        return harness.SKIPPED
    if os.path.realpath(python) != os.path.realpath(sys.executable):
        os.execv(python, [python, *sys.argv])
    harness.setup_output()
    with tempfile.TemporaryDirectory(prefix="moonloop-random-") as folder:
        return harness.FAILED if run(arguments, Pair(os.path.abspath(arguments.moonloop), folder)) else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
