#!/usr/bin/env python3
"""Checks that includes in src/ point down the levels only, and that the libraries stay where they belong.

A file may include headers of its own folder and of folders on lower levels. Folders on one level do not
know each other.
"""
import os
import re
import sys

LEVELS = {
    "base": 0,
    "lang": 1, "loop": 1,
    "sim": 2, "io": 2, "view": 2,
    "bind": 3,
    "teach": 4, "repl": 4,
    "cli": 5,
    "": 6,  # main.c
}

# Which folders may see which library.
LIBRARIES = {
    r"l(ua|auxlib|ualib)\.h": {"bind", "teach", "repl", "cli", ""},
    r"uv\.h": {"io"},
    r"readline/.*": {"repl"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def trouble_with(folder, mark, header):
    """Why a file of `folder` may not include `header`; None when it may."""
    if mark == "<":
        for pattern, folders in LIBRARIES.items():
            if re.fullmatch(pattern, header) and folder not in folders:
                return f"<{header}> belongs to {', '.join(sorted(folders - {''}))}"
        return None
    target = os.path.dirname(header)
    if target not in LEVELS or target == "":
        return f'"{header}" does not name a folder of src'
    if target != folder and LEVELS[target] >= LEVELS[folder]:
        return f'"{header}" is on level {LEVELS[target]}, this file on level {LEVELS[folder]}'
    return None


def check_file(path, folder):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = INCLUDE.match(line)
            trouble = match and trouble_with(folder, match[1], match[2])
            if trouble:
                yield f"{path}:{number}: {trouble}"


def check_tree(root):
    source = os.path.join(root, "src")
    for current, folders, files in os.walk(source):
        folders.sort()
        folder = os.path.relpath(current, source).split(os.sep)[0].strip(".")
        for name in sorted(files):
            if not name.endswith((".c", ".h", ".def")):
                continue
            if folder not in LEVELS:
                yield f"{current}: no level is known for this folder"
                break
            yield from check_file(os.path.join(current, name), folder)


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__ + "\nusage: check_includes.py ROOT")
        return 0 if "--help" in sys.argv else 2
    troubles = list(check_tree(sys.argv[1]))
    print("\n".join(troubles) or "All includes point down.")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
