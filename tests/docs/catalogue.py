#!/usr/bin/env python3
"""Runs every program on every page of the catalogue, and holds it to what the page says.

With arguments, only the pages named. A program of *see it* must raise the page's diagnostic: its
report and its explanation; one of *fix it* must run clean: status 0, nothing on standard error; each
must print what the page says and nothing else, and report at the place where the page shows it. The programs of *the same in Python* run under python3.
The format of a page is described in src/teach/pages/README.md.
"""
import collections
import glob
import os
import re
import shlex
import sys

import harness

PAGES = os.path.join(harness.ROOT, "src", "teach", "pages")
MOONLOOP = os.environ.get("MOONLOOP") or harness.default_moonloop()
VARIANT = os.environ.get("MOONLOOP_VARIANT", "")
PROGRAM_KINDS = ("see", "fix", "try", "python")
COMMON_FACTS = {"line", "code", "message", "reason"}
SETTINGS = ("prints", "reports", "exits", "command", "needs", "explained")

Section = collections.namedtuple("Section", "kind line program settings")


def read_sections(path):
    """The page's sections that hold a program: its lines, and its settings as lists of values."""
    section = None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            heading = re.match(r"\[(\w+)", line)
            if heading:
                if section and section.kind in PROGRAM_KINDS:
                    yield section
                section = Section(heading[1], number, [], {name: [] for name in (*SETTINGS, "shown")})
            elif section and (line.startswith("    ") or not line) and not section.settings["prints"]:
                section.program.append(line[4:])
            elif section:
                field = re.match(rf"({'|'.join(SETTINGS)}):(?: (.*))?$", line)
                if field:
                    section.settings[field[1]].append(field[2] or "")
                    if field[1] in ("prints", "reports"):
                        section.settings["shown"].append(field[2] or "")
    if section and section.kind in PROGRAM_KINDS:
        yield section


def command_of(section, name):
    """The command line, with the programs that stand for the words in it."""
    python = section.kind == "python"
    written = section.settings["command"] or [f"{'python3' if python else 'moonloop'} {name}"]
    words = shlex.split(written[0])
    words[0:1] = [sys.executable] if python else [MOONLOOP]
    if not python and "check" not in words and not any(word.startswith("--clock") for word in words):
        words.insert(1, "--clock=virtual")
    return words


def plain(text):
    """Text with every address written as 0x..., as on the pages."""
    return re.sub(r"0x[0-9a-f]+", "0x...", text)


def missing_lines(wanted, text):
    """Those of the wanted lines that do not occur, one after the other, in the text's lines."""
    lines = iter(plain(text).split("\n"))
    for want in wanted:
        if want != "..." and not any(want in line for line in lines):
            yield want


def complaints(page, section, outcome):
    """What the program did that the page does not say."""
    settings = section.settings
    checks = "check" in shlex.split((settings["command"] or [""])[0])
    status = int((settings["exits"] or ["0"])[0])
    if outcome.status != status:
        yield f"ended with status {outcome.status}, not {status}"
    printed = plain(outcome.stdout).rstrip("\n").split("\n") if outcome.stdout else []
    if not checks and printed != settings["prints"]:
        yield f"printed {printed}, not {settings['prints']}"
    said = outcome.stderr + outcome.stdout if checks else outcome.stderr
    for line in missing_lines(settings["reports"], said):
        yield f"did not report (in this order): {line}"
    if section.kind == "fix" and outcome.stderr:
        yield "is not clean"
    explained = (settings["explained"] or [page])[0]
    if section.kind == "see" and not checks and f"\n  {explained}: " not in outcome.stderr:
        yield f"was not explained by {explained}"


def is_missing(section, folder, environment):
    """Whether the program needs something of the library that is not there."""
    for need in section.settings["needs"]:
        command = [MOONLOOP, "-e", f"os.exit({need} ~= nil)"]
        if harness.run(command, folder, environment, seconds=harness.SECONDS[VARIANT]).status != 0:
            return True
    return False


def run_section(page, section, home):
    """Whether the section does what the page says; tells if not."""
    if section.kind == "python" and VARIANT:
        return True
    name = "demo.py" if section.kind == "python" else "demo.lua"
    environment = home.environment(PYTHONDONTWRITEBYTECODE="1", PYTHONUNBUFFERED="1")
    if section.kind != "python" and is_missing(section, home.path, environment):
        return True
    with open(os.path.join(home.path, name), "w", encoding="utf-8") as file:
        file.write("\n".join(section.program).rstrip("\n") + "\n")
    seconds = harness.SECONDS[VARIANT]
    outcome = harness.run(command_of(section, name), home.path, environment, seconds=seconds)
    outcome.stderr = outcome.stderr.replace(home.path + "/", "")
    trouble = outcome.trouble(seconds)
    wrong = [trouble] if trouble else list(complaints(page, section, outcome))
    if not wrong and section.settings["prints"] and section.settings["reports"]:
        both = harness.run(command_of(section, name), home.path, environment, seconds=seconds, merged=True)
        wrong = [f"does not show at its place: {line}"
                 for line in missing_lines(section.settings["shown"], both.stdout.replace(home.path + "/", ""))]
        outcome = both if wrong else outcome
    for complaint in wrong:
        print(f"{page}.txt:{section.line}: [{section.kind}] {complaint}")
    if wrong:
        harness.show_text("Standard output", outcome.stdout)
        harness.show_text("Standard error", outcome.stderr)
    return not wrong


def unlisted_facts(page):
    """The facts that the page's short explanations use and the table of README.md does not name."""
    with open(os.path.join(PAGES, "README.md"), encoding="utf-8") as file:
        row = re.search(rf"^\| {page} \|.*$", file.read(), re.MULTILINE)
    with open(os.path.join(PAGES, page + ".txt"), encoding="utf-8") as file:
        shorts = re.findall(r"^\[short[^\n]*\n(.*?)(?=^\[)", file.read(), re.MULTILINE | re.DOTALL)
    used = set(re.findall(r"\{([a-z_]+)[|}]", "".join(shorts))) - COMMON_FACTS
    return sorted(fact for fact in used if not row or not re.search(rf"\b{fact}\b", row[0]))


def main():
    names = sys.argv[1:] or sorted(glob.glob(os.path.join(PAGES, "*.txt")))
    failed = 0
    with harness.Home() as home:
        for name in names:
            page = os.path.splitext(os.path.basename(name))[0]
            for fact in unlisted_facts(page):
                failed += 1
                print(f"{page}.txt: the fact {fact} is not in the table of README.md")
            for section in read_sections(os.path.join(PAGES, page + ".txt")):
                failed += not run_section(page, section, home)
    if failed:
        print(f"{failed} things are not as the pages say.")
    return harness.FAILED if failed else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
