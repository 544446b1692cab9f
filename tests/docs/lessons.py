#!/usr/bin/env python3
"""Plays every lesson and every demo through, and holds them to what they say.

With arguments, only the files named. Each lesson is played with its own solutions (`--check`), and then as a
learner without a terminal would who types them in. What it shows of Python is run under python3. Each demo
is played without Enter, and its cells must print and report what their comments say.
"""
import glob
import os
import re
import sys

import harness

LESSONS = os.path.join(harness.ROOT, "lessons")
MOONLOOP = os.environ.get("MOONLOOP") or harness.default_moonloop()
VARIANT = os.environ.get("MOONLOOP_VARIANT", "")
SECONDS = 2 * harness.SECONDS[VARIANT]
LONGEST = 70
REPORT = re.compile(r"^(?:\S+:\d+: )?\w+(?:Error|Warning): |^  [a-z]+(?:-[a-z]+)+: ", re.MULTILINE)


def sections(path):
    """Each section of a lesson as (kind, line, program, lines that say what it does)."""
    found = []
    with open(path, encoding="ascii") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            heading = re.match(r"\[(\w+)\]", line)
            if heading:
                found.append((heading[1], number, [], []))
            elif found and re.match(r"(?:prints|reports|exits|command):", line):
                found[-1][3].append(line)
            elif found and found[-1][0] not in ("text", "hint") and not found[-1][3]:
                found[-1][2].append(line)
    return [(kind, number, program_of(lines), said) for kind, number, lines, said in found]


def program_of(lines):
    """The indented block, without its indentation."""
    text = "\n".join(lines)
    block = re.search(r"^    .*(?:\n(?:    .*|(?=\n)))*", text, re.MULTILINE)
    return re.sub(r"^    ", "", block[0], flags=re.MULTILINE).rstrip("\n") if block else ""


def values(said, *keys):
    return [line.split(":", 1)[1].removeprefix(" ") for line in said
            if line.split(":", 1)[0] in keys]


def run(command, home, stdin="", merged=False):
    """The outcome of a program; merged: standard error within its standard output."""
    if merged:
        command = ["sh", "-c", 'exec "$@" 2>&1', "sh", *command]
    environment = home.environment(PYTHONDONTWRITEBYTECODE="1")
    return harness.run(command, home.path, environment, stdin=stdin, seconds=SECONDS)


def missing(wanted, text):
    """Those of the wanted pieces that do not occur, one after the other, in the text's lines."""
    lines = iter(text.split("\n"))
    return [want for want in wanted if want != "..." and not any(want in line for line in lines)]


def check_itself(path, home):
    outcome = run([MOONLOOP, "lesson", "--check", path], home)
    if outcome.trouble(SECONDS) or outcome.status != 0:
        yield f"{outcome.trouble(SECONDS) or 'lesson --check'}:\n{outcome.stdout}{outcome.stderr}"


def check_python(path, home):
    for kind, number, program, said in sections(path):
        if kind != "python" or VARIANT:
            continue
        with open(os.path.join(home.path, "lesson.py"), "w", encoding="ascii") as file:
            file.write(program + "\n")
        outcome = run([sys.executable, "lesson.py"], home)
        said_text = outcome.stderr.replace(home.path + "/", "")
        status = int((values(said, "exits") or ["0"])[0])
        if outcome.status != status:
            yield f"line {number}: python3 ended with {outcome.status}, not {status}"
        for want in missing(values(said, "reports"), said_text):
            yield f"line {number}: python3 does not report: {want}"
        if outcome.stdout.splitlines() != values(said, "prints"):
            yield f"line {number}: python3 printed {outcome.stdout!r}"


def check_played(path, home):
    """Types the solution of each exercise, as in a pipe."""
    name = os.path.splitext(os.path.basename(path))[0]
    typed = "".join(f"type\n{program}\n.\n" for kind, _, program, _ in sections(path)
                    if kind == "solution")
    early = run([MOONLOOP, "lesson", name], home, stdin="hint\n")
    if early.status != 0 or "Your place is kept" not in early.stdout:
        yield f"does not end in order when the input ends:\n{early.stdout[-500:]}{early.stderr}"
    outcome = run([MOONLOOP, "lesson", "--restart", name], home, stdin=typed)
    if outcome.status != 0 or outcome.stderr or "That was the lesson." not in outcome.stdout:
        yield f"cannot be played with its solutions:\n{outcome.stdout[-1500:]}{outcome.stderr}"
    listed = run([MOONLOOP, "lesson"], home).stdout
    if not re.search(rf"^  {name}\n.*  done$", listed, re.MULTILINE):
        yield f"is not listed as done:\n{listed}"


def check_columns(path):
    for _, number, program, _ in sections(path):
        if max(map(len, program.split("\n"))) > LONGEST:
            yield f"line {number}: a line of the program has more than {LONGEST} columns"


def check_links(path):
    """The page that a lesson names must name the lesson."""
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="ascii") as file:
        page = re.search(r"^page: (\S+)$", file.read(), re.MULTILINE)[1]
    pages = os.path.join(harness.ROOT, "src", "teach", "pages")
    with open(os.path.join(pages, page + ".txt"), encoding="utf-8") as file:
        if f"\nlesson: {name}\n" not in file.read():
            yield f"the page {page} does not name this lesson"


def lesson_complaints(path, home):
    for check in (check_columns, check_links):
        yield from check(path)
    for check in (check_itself, check_python, check_played):
        yield from check(path, home)


def demo_complaints(path, home):
    outcome = run([MOONLOOP, "--clock=virtual", "demo", "--auto", path], home, merged=True)
    trouble = outcome.trouble(SECONDS)
    if trouble or outcome.status != 0:
        yield f"{trouble or f'ended with status {outcome.status}'}:\n{outcome.stdout}"
        return
    with open(path, encoding="ascii") as file:
        cells = re.split(r"^-- %%", file.read(), flags=re.MULTILINE)[1:]
    played = re.split(rf"^\d+/{len(cells)}  ", outcome.stdout, flags=re.MULTILINE)[1:]
    for number, (cell, text) in enumerate(zip(cells, played), 1):
        said = [line.removeprefix("-- ") for line in cell.split("\n")]
        for want in missing(values(said, "prints", "reports"), text):
            yield f"cell {number} does not print or report: {want}\n{text}"
        if not values(said, "reports") and REPORT.search(text):
            yield f"cell {number} reports something:\n{text}"
    if len(played) != len(cells):
        yield f"{len(played)} of {len(cells)} cells were played"


def main():
    harness.setup_output()
    names = sys.argv[1:] or sorted(glob.glob(os.path.join(LESSONS, "*.txt"))) + sorted(
        glob.glob(os.path.join(LESSONS, "demos", "*.lua")))
    failed = 0
    with harness.Home() as home:
        for name in names:
            path = os.path.abspath(name)
            complaints = demo_complaints if path.endswith(".lua") else lesson_complaints
            for complaint in complaints(path, home):
                failed += 1
                print(f"{os.path.relpath(path, harness.ROOT)}: {complaint}")
    return harness.FAILED if failed else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
