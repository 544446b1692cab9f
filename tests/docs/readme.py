#!/usr/bin/env python3
"""Runs every program in README.md, and holds it to what README.md says.

A fenced block of the kind `lua` is a file: its first line is the comment `-- NAME.lua`, or `-- NAME.lua, line N`
for lines that take the place of line N. A block of the kind `console` is a session in the folder of these
files, played in the order of the text: `$ COMMAND`, and everything it prints. `$ moonloop` alone is a session at
the prompt, which is played on a terminal. A block of the kind `sh` is not run; the scripts and presets it names
must be there. So must every path of the tree that the text names.
"""
import json
import os
import re
import sys

import harness
from pty_session import CTRL_D, Session, SessionError

MOONLOOP = os.environ.get("MOONLOOP") or harness.default_moonloop()
VARIANT = os.environ.get("MOONLOOP_VARIANT", "")
SECONDS = harness.SECONDS[VARIANT]
PROMPT = re.compile(r"(?:>>>|\.\.\.) ?")


def read_blocks(text):
    """Each fenced block as (kind, number of its first line, lines)."""
    kind, block = None, []
    for number, line in enumerate(text.split("\n"), 1):
        if kind is None and line.startswith("```"):
            kind, block, first = line[3:], [], number + 1
        elif line == "```":
            yield kind, first, block
            kind = None
        elif kind is not None:
            block.append(line)


def plain(line):
    return re.sub(r"0x[0-9a-f]+", "0x...", line)


def write_program(folder, block):
    """Writes or changes the file that the block names; returns its name, or None when it names none."""
    match = re.fullmatch(r"-- (\w+\.lua)(?:, line (\d+))?", block[0])
    if not match:
        return None
    path = os.path.join(folder, match[1])
    if match[2]:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")[:-1]
        at = int(match[2])
        lines[at - 1:at] = block[1:]
    else:
        lines = block
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return match[1]


def run_commands(home, block):
    """The commands of a console block with what they really print."""
    environment = home.environment(PATH=os.path.join(home.path, "bin") + ":" + os.environ["PATH"])
    for line in block:
        if line.startswith("$ "):
            yield line
            outcome = harness.run(["sh", "-c", line[2:] + " 2>&1"], home.path, environment, seconds=SECONDS)
            trouble = outcome.trouble(SECONDS)
            if trouble:
                yield f"({trouble})"
            yield from outcome.stdout.split("\n")[:-1]


def play_prompt(home, block):
    """The lines of a session at the prompt as they really are. Each input is typed when what stands above
    it has appeared."""
    os.chdir(home.path)
    environment = home.environment()
    os.environ.clear()
    os.environ.update(environment)
    with Session(rows=100, program=MOONLOOP) as moonloop:
        for number, line in enumerate([*block[1:], ">>>"]):
            prompt = PROMPT.match(line)
            if prompt is None:
                continue
            wanted = [plain(above) for above in block[1:number + 1]] + [prompt[0].rstrip()]
            try:
                moonloop.expect_screen(lambda lines, wanted=wanted: [*map(plain, lines)] == wanted)
            except SessionError:
                return [block[0], *moonloop.screen.lines()]
            if number < len(block) - 1:
                moonloop.line(line[prompt.end():])
        moonloop.send(CTRL_D)
        moonloop.wait()
    return block


def run_console(home, block):
    if block[0] == "$ moonloop":
        return play_prompt(home, block)
    return list(run_commands(home, block))


def missing_things(text, blocks):
    """Scripts, presets and paths that README.md names and that are not there."""
    with open(os.path.join(harness.ROOT, "CMakePresets.json"), encoding="utf-8") as file:
        presets = {preset["name"] for preset in json.load(file)["configurePresets"]}
    shell = "\n".join(line for kind, _, block in blocks if kind == "sh" for line in block)
    for preset in re.findall(r"--preset (\w+)", shell):
        if preset not in presets:
            yield f"the preset {preset}"
    places = r"\b(?:scripts|src|lessons|tests)/[\w./-]*"
    for path in re.findall(places, shell) + re.findall(rf"`({places})", text):
        if not os.path.exists(os.path.join(harness.ROOT, path)):
            yield path


def check_console(home, number, block):
    """Whether a console block is as it really is; tells if not."""
    actual = [plain(line) for line in run_console(home, block)]
    expected = [plain(line) for line in block]
    if actual == expected:
        return True
    harness.show_diff(f"README.md:{number}", expected, actual, "README.md", "really")
    return False


def main():
    with open(os.path.join(harness.ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    blocks = list(read_blocks(text))
    wrong, programs = 0, {}
    with harness.Home() as home:
        os.mkdir(os.path.join(home.path, "bin"))
        os.symlink(os.path.abspath(MOONLOOP), os.path.join(home.path, "bin", "moonloop"))
        for kind, number, block in blocks:
            if kind == "lua":
                programs[write_program(home.path, block)] = number
            elif kind == "console":
                wrong += not check_console(home, number, block)
                programs = {name: line for name, line in programs.items()
                            if name is None or not any(name in line for line in block)}
            elif kind != "sh":
                wrong += 1
                print(f"README.md:{number}: a block of an unknown kind")
    for name, number in programs.items():
        wrong += 1
        print(f"README.md:{number}: {name or 'a program without a name'} is not run")
    for thing in missing_things(text, blocks):
        wrong += 1
        print(f"README.md names {thing}, which is not there")
    return harness.FAILED if wrong else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
