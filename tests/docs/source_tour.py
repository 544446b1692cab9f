#!/usr/bin/env python3
"""Holds src/README.md to the source tree.

Its tables of files name, in their first column, every file of src once and none that is not there; `*` stands
for any name. A file belongs to the folder in the heading above the table, or names its own. The headings say the
level of each folder as tests/tools/check_includes.py has it. Other paths that the text names, and functions and
types whose names begin with `ml_`, must be there too.
"""
import collections
import fnmatch
import os
import re
import sys

import check_includes
import harness

SOURCE = os.path.join(harness.ROOT, "src")
HEADING = re.compile(r"## ([\w., ]+?), level (\d)\b")


def read_tour(text):
    """The patterns of the files that the tables name, and the levels in the headings, as (folder, level)."""
    patterns, levels, folder = [], [], None
    for line in text.split("\n"):
        heading = HEADING.match(line)
        if line.startswith("#"):
            folder = None
        if heading:
            folders = [name.strip() for name in re.split(r",| and ", heading[1])]
            folder = folders[0] if len(folders) == 1 and "." not in folders[0] else ""
            levels += [("" if "." in name else name, int(heading[2])) for name in folders]
        elif folder is not None and line.startswith("| `"):
            names = re.findall(r"`([^`]+)`", line.split("|")[1])
            patterns += [os.path.join(folder, name) for name in names]
    return patterns, levels


def source_files():
    """Every file of src but its README.md and what editors leave."""
    found = []
    for current, folders, files in os.walk(SOURCE):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.relpath(os.path.join(current, name), SOURCE) for name in files
                  if not name.startswith(".") and not name.endswith("~")]
    return set(found) - {"README.md"}


def check_files(patterns):
    files = source_files()
    exact = {pattern for pattern in patterns if "*" not in pattern}
    for pattern, count in collections.Counter(patterns).items():
        if not fnmatch.filter(files, pattern):
            yield f"{pattern} is listed and not there"
        elif count > 1:
            yield f"{pattern} is listed {count} times"
    for name in sorted(files - exact):
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns):
            yield f"{name} is not listed"


def check_levels(levels):
    known = {**check_includes.LEVELS, "lib": check_includes.LEVELS["bind"]}
    for folder, level in levels:
        if known.get(folder) != level:
            yield f"{folder or 'main.c'} is on level {known.get(folder)}, not {level}"
    for folder in sorted(set(known) - {folder for folder, _ in levels}):
        yield f"{folder or 'main.c'} has no section"


def check_paths(text):
    """Paths of the tree, as `tests/unit/` or `loop/loop.h`, outside the tables of files."""
    places = "|".join(sorted(name for name in os.listdir(SOURCE) if "." not in name))
    for path in re.findall(r"`((?:scripts|tests|lessons)/[\w./]*)`", text):
        if not os.path.exists(os.path.join(harness.ROOT, path)):
            yield f"{path} is not there"
    for path in re.findall(rf"`((?:{places})/[\w./]*)`", text):
        if not re.search("[A-Z]{4}", path.replace("README", "")) and not os.path.exists(os.path.join(SOURCE, path)):
            yield f"src/{path} is not there"


def check_names(text):
    code = ""
    for name in source_files():
        if name.endswith((".c", ".h")):
            with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
                code += file.read()
    for name in sorted(set(re.findall(r"`(ml_[a-z_]+)`", text))):
        if not re.search(rf"\b{name}\b", code):
            yield f"{name} is not in the code"


def main():
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        text = file.read()
    patterns, levels = read_tour(text)
    troubles = [*check_files(patterns), *check_levels(levels), *check_paths(text), *check_names(text)]
    for trouble in troubles:
        print(f"src/README.md: {trouble}")
    return harness.FAILED if troubles else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
