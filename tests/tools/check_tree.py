#!/usr/bin/env python3
"""Checks that the tree stays easy to read: what stands at the top, how long files and functions are,
no tabs, no trailing blanks, no notes to self.
"""
import os
import re
import shutil
import subprocess
import sys

TOP = {"CMakeLists.txt", "CMakePresets.json", "README.md", "src", "lessons", "scripts", "tests"}
MAX_LINES = {".c": 600, ".h": 200, ".lua": 600, ".py": 600}
MAX_FUNCTION = 60
MAX_COLUMNS = {".c": 100, ".h": 100, ".lua": 120, ".py": 120}
CHECKED = ("src/", "scripts/", "tests/tools/", "tests/unit/", "tests/hostile/", "tests/fuzz/")
NOTES = re.compile(r"\b(TODO|FIXME)\b")


def tracked_files(root):
    """What git knows, or else everything that is not hidden or built."""
    if shutil.which("git"):
        git = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=False)
        names = [name for name in git.stdout.decode().split("\0") if name]
        if git.returncode == 0 and names:
            return [name for name in names if os.path.exists(os.path.join(root, name))]
    found = []
    for current, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith((".", "build", "__"))]
        found += [os.path.relpath(os.path.join(current, name), root) for name in files]
    return found


def check_top(names):
    for top in sorted({name.split("/")[0] for name in names}):
        if top not in TOP and not top.startswith("."):
            yield f"{top}: not one of the things that stand at the top: {', '.join(sorted(TOP))}"


def check_functions(name, lines):
    """A function begins at a line that starts with a word and ends with `{`, and ends at `}`."""
    start = None
    for number, line in enumerate(lines, 1):
        if re.match(r"[A-Za-z].*\{$", line) and not re.match(r"(typedef|struct|enum|union|extern)\b", line):
            start = number
        elif re.match(r"\s.*\)\s\{$", line) and start is None:
            start = number
        elif line == "}" and start is not None:
            length = number - start + 1
            dispatch = any("switch (" in inner for inner in lines[start:number])
            if length > MAX_FUNCTION and not dispatch:
                yield f"{name}:{start}: a function of {length} lines (at most {MAX_FUNCTION}, but for a switch)"
            start = None


def check_text(name, lines):
    kind = os.path.splitext(name)[1]
    limit, columns = MAX_LINES.get(kind), MAX_COLUMNS.get(kind)
    if limit and len(lines) > limit:
        yield f"{name}: {len(lines)} lines; look for the seam above {limit}"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield f"{name}:{number}: a tab"
        if line != line.rstrip():
            yield f"{name}:{number}: blanks at the end of the line"
        if columns and len(line) > columns:
            yield f"{name}:{number}: {len(line)} columns (at most {columns})"
        if NOTES.search(line) and name != "tests/tools/check_tree.py":
            yield f"{name}:{number}: do it, or say it elsewhere"


def check_files(root, names):
    for name in sorted(names):
        if not name.startswith(CHECKED):
            continue
        with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
            text = file.read()
        if text and not text.endswith("\n"):
            yield f"{name}: the last line does not end"
        lines = text.split("\n")[:-1]
        yield from check_text(name, lines)
        if name.endswith(".c"):
            yield from check_functions(name, lines)


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__ + "\nusage: check_tree.py ROOT")
        return 0 if "--help" in sys.argv else 2
    root = sys.argv[1]
    names = tracked_files(root)
    troubles = [*check_top(names), *check_files(root, names)]
    print("\n".join(troubles) or "The tree is in order.")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
