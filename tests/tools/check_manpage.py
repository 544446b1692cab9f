#!/usr/bin/env python3
"""Checks that the manual page tells of every option and every command of the command line."""
import os
import re
import sys

STRING = r'(?:NULL|"([^"]*)")'


def read(root, name):
    with open(os.path.join(root, "src", "cli", name), encoding="utf-8") as file:
        return file.read()


def options(root):
    """Each option as it is typed: -e, --clock."""
    text = re.sub(r"/\*.*?\*/", "", read(root, "options.def"), flags=re.DOTALL)
    for letter, name in re.findall(rf"^X\(\w+, (0|'.'), {STRING}", text, re.MULTILINE):
        yield f"--{name}" if name else f"-{letter[1]}"


def commands(root):
    text = re.sub(r"/\*.*?\*/", "", read(root, "commands.def"), flags=re.DOTALL)
    for name in re.findall(r"^X\((\w+),", text, re.MULTILINE):
        yield f"moonloop {name}"


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__ + "\n\nusage: check_manpage.py ROOT")
        return 0 if "--help" in sys.argv else 2
    root = sys.argv[1]
    page = read(root, "moonloop.1").replace("\\-", "-")
    wanted = [*options(root), *commands(root)]
    missing = [word for word in wanted if not re.search(re.escape(word) + r"(?![\w-])", page)]
    for word in missing:
        print(f"src/cli/moonloop.1: nothing is said of {word}")
    if not wanted:
        print("no option and no command was found: have the .def files another shape?")
    return 1 if missing or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
