#!/usr/bin/env python3
"""Runs Lua test scripts and checks what their comments expect.

In a script, anywhere on a line:

  -- expect: LINE                    the next line of standard output; all of them, in order
  -- expect stderr: LINE             the next line of standard error, which is checked when there is one
  -- expect stderr contains: TEXT    somewhere in standard error
  -- expect exit: N                  the exit status (0)
  -- args: OPTIONS                   options before the script, in place of --clock=virtual --explain=off
  -- argv: WORDS                     words after the script
  -- env: NAME=VALUE                 a variable for the program
  -- stdin: LINE                     the next line of standard input
  -- skip: VARIANT why               not in this variant (sanitize, gcstress, valgrind)

In an expected line FILE stands for the script as it was named on the command line, and 0x… for any
address. A script runs in its own folder, under its bare name.
"""
import os
import re
import shlex
import sys

import harness

DEFAULT_OPTIONS = ["--clock=virtual", "--explain=off"]
DIRECTIVE = re.compile(
    r"--\s*(expect stderr contains|expect stderr|expect exit|expect|args|argv|env|stdin|skip):(?: (.*))?$")


class Plan:
    """What the comments of a script say."""

    def __init__(self, path):
        self.name = os.path.basename(path)
        self.found = {}
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for line in file:
                match = DIRECTIVE.search(line.rstrip("\r\n"))
                if match:
                    self.found.setdefault(match[1], []).append(match[2] or "")
        self.stdout = self.found.get("expect", [])
        self.stderr = self.found.get("expect stderr", [])
        self.stderr_contains = self.found.get("expect stderr contains", [])
        self.exit = int(self.found.get("expect exit", ["0"])[0])
        self.stdin = "".join(line + "\n" for line in self.found.get("stdin", []))
        self.environment = dict(pair.split("=", 1) for pair in self.found.get("env", []))

    def words(self, directive, default):
        lines = self.found.get(directive)
        return shlex.split(" ".join(lines)) if lines is not None else default

    def command(self, program):
        return [program, *self.words("args", DEFAULT_OPTIONS), self.name, *self.words("argv", [])]

    def skips(self, variant):
        return any(line.split()[:1] == [variant] for line in self.found.get("skip", []))

    def pattern(self, expected):
        """The regular expression of an expected line."""
        text = re.sub(r"\bFILE\b", lambda _: self.name, expected)
        return re.compile(re.escape(text).replace("0x…", "0x[0-9a-fA-F]+"))


def check_lines(plan, what, expected, text):
    actual = text.splitlines() if "\r" not in text else text.split("\n")[:text.count("\n")]
    same = [plan.pattern(want).fullmatch(got) for want, got in zip(expected, actual)]
    if len(expected) == len(actual) and all(same):
        return True
    # A line that matches is shown as it was expected, so that only the others stand out.
    shown = [want if match else got for want, got, match in zip(expected, actual, same)]
    harness.show_diff(what, expected, shown + actual[len(shown):])
    return False


def check(plan, outcome, seconds):
    trouble = outcome.trouble(seconds)
    if trouble:
        print(f"\n{plan.name} {trouble}.")
    good = trouble is None
    if not trouble and outcome.status != plan.exit:
        print(f"\nThe exit status is {outcome.status}, expected {plan.exit}.")
        good = False
    good &= check_lines(plan, "standard output", plan.stdout, outcome.stdout)
    if plan.stderr:
        good &= check_lines(plan, "standard error", plan.stderr, outcome.stderr)
    for text in plan.stderr_contains:
        if not plan.pattern(text).search(outcome.stderr):
            print(f"\nStandard error does not contain: {text}")
            good = False
    return good


def run_script(path, arguments):
    plan = Plan(path)
    if plan.skips(arguments.variant):
        return harness.SKIPPED
    folder = os.path.dirname(os.path.abspath(path))
    command = arguments.prefix + plan.command(os.path.abspath(arguments.moonloop))
    seconds = harness.SECONDS[arguments.variant]
    with harness.Home() as home:
        outcome = harness.run(command, folder, home.environment(**plan.environment), plan.stdin, seconds)
    if check(plan, outcome, seconds):
        return harness.PASSED
    harness.show_text("Standard error", outcome.stderr)
    harness.show_rerun(folder, command)
    return harness.FAILED


def main():
    parser = harness.argument_parser(__doc__.splitlines()[0])
    parser.formatter_class = harness.argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(__doc__.splitlines()[2:])
    parser.add_argument("--prefix", type=shlex.split, default=[],
                        help="a command to run moonloop under, as valgrind")
    parser.add_argument("scripts", nargs="+", metavar="SCRIPT")
    arguments = parser.parse_args()
    return harness.run_all(arguments.scripts, lambda path: run_script(path, arguments))


if __name__ == "__main__":
    sys.exit(main())
