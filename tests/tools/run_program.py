#!/usr/bin/env python3
"""Runs Python test programs, which pass when they exit with 0 (77: skipped).

A program finds in its environment MOONLOOP (the program to test), MOONLOOP_VARIANT and MOONLOOP_ROOT
(the source tree), has a home folder of its own, and can import what is in tests/tools. It runs in its
own folder.
"""
import os
import sys

import harness


def run_program(path, arguments):
    folder = os.path.dirname(os.path.abspath(path))
    command = [sys.executable, os.path.basename(path)]
    seconds = 2 * harness.SECONDS[arguments.variant]
    with harness.Home() as home:
        environment = home.environment(
            MOONLOOP=os.path.abspath(arguments.moonloop), MOONLOOP_VARIANT=arguments.variant,
            MOONLOOP_ROOT=harness.ROOT, PYTHONPATH=os.path.join(harness.ROOT, "tests", "tools"),
            PYTHONDONTWRITEBYTECODE="1", PYTHONUNBUFFERED="1")
        outcome = harness.run(command, folder, environment, seconds=seconds)
    trouble = outcome.trouble(seconds)
    if not trouble and outcome.status in (harness.PASSED, harness.SKIPPED):
        return outcome.status
    print(f"{os.path.basename(path)} {trouble or f'ended with status {outcome.status}'}.")
    harness.show_text("Standard output", outcome.stdout)
    harness.show_text("Standard error", outcome.stderr)
    harness.show_rerun(folder, [f"MOONLOOP={os.path.abspath(arguments.moonloop)}",
                                f"PYTHONPATH={os.path.dirname(os.path.abspath(__file__))}", *command])
    return harness.FAILED


def main():
    parser = harness.argument_parser(__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="+", metavar="PROGRAM.py")
    arguments = parser.parse_args()
    return harness.run_all(arguments.programs, lambda path: run_program(path, arguments))


if __name__ == "__main__":
    sys.exit(main())
