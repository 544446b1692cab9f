#!/usr/bin/env python3
"""Makes the table at the end of src/README.md: every name of CPython's asyncio, and whether it is there.

Names come from asyncio_names.txt. Which of them are there, the program tells when it is asked; it must have what the
registration tables say (src/bind/library.c, and the `-- provides:` heads of src/lib). Why a name is absent stands in
src/bind/absent_names.def.

  library_names.py --moonloop PATH            checks that the table is up to date
  library_names.py --moonloop PATH --update   writes it anew
"""
import glob
import os
import re
import subprocess
import sys

import harness

SOURCE = os.path.join(harness.ROOT, "src")
README = os.path.join(SOURCE, "README.md")
ABSENT = os.path.join(SOURCE, "bind", "absent_names.def")
HEADING = "\n## The names of asyncio\n"

INTRODUCTION = """
What CPython's asyncio has, 3.11 and (with the version behind the name) what came later, and whether Moonloop has it.
`tests/tools/library_names.py --update` makes this table; a test fails when it is stale.
"""

# Prints the names that are there: "Queue.get". Reads them from the arguments.
PROBE = """
local async function main(names)
  local loop = asyncio.get_running_loop()
  local runner <close> = asyncio.Runner()
  local objects = {
    loop = loop, Future = loop:create_future(), Task = asyncio.current_task(),
    Handle = loop:call_soon(print), TimerHandle = loop:call_later(1, print),
    TaskGroup = asyncio.TaskGroup(), Timeout = asyncio.timeout(1), Runner = runner,
    Barrier = asyncio.Barrier(1),
  }
  objects.Handle:cancel()
  objects.TimerHandle:cancel()
  for _, name in ipairs {"Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore",
                         "Queue", "PriorityQueue", "LifoQueue"} do
    objects[name] = asyncio[name]()
  end
  for _, name in ipairs(names) do
    local class, field = name:match("^(%w+)%.([%w_]+)$")
    local object = class == "asyncio" and asyncio or objects[class]
    local there, value = pcall(function() return object[field] end) -- some raise an AttributeError
    if there and value ~= nil then print(name) end
  end
end
asyncio.run(main(arg))
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def read_names():
    """What CPython has: {section: {name: version or None}}."""
    sections, names = {}, None
    for line in read(os.path.join(os.path.dirname(__file__), "asyncio_names.txt")).splitlines():
        words = line.split()
        if line.startswith("["):
            names = sections.setdefault(line.strip("[]"), {})
        elif words and not line.startswith("#"):
            version = words.pop(0) if re.match(r"3\.\d+$", words[0]) else None
            names.update(dict.fromkeys(words, version))
    return sections


def read_absent():
    """Why names are absent: {name: (why, what to use instead)}."""
    text = re.sub(r'"\s*"', "", read(ABSENT))
    rows = re.findall(r'^X\("([^"]+)",\s*"([^"]+)",\s*"([^"]+)"\)', text, re.MULTILINE)
    return {name if "." in name else "asyncio." + name: (why, instead) for name, why, instead in rows}


def registered_names():
    """What the registration tables put into asyncio, but for the exceptions and what is private."""
    table = read(os.path.join(SOURCE, "bind", "library.c"))
    functions = re.search(r"luaL_Reg functions\[\] = \{(.*?)\};", table, re.DOTALL)[1]
    names = set(re.findall(r'\{"(\w+)",', functions)) | set(re.findall(r'set_class\(L, "(\w+)"', table))
    for path in glob.glob(os.path.join(SOURCE, "lib", "*.lua")):
        first = read(path).split("\n", 1)[0]
        if first.startswith("-- provides: "):
            names.update(first.split()[2:])
    return {name for name in names if not name.startswith("_")}


def ask(moonloop, names):
    """Which of the names the program has."""
    command = [moonloop, "--explain=off", "-", *names]
    answer = subprocess.run(command, input=PROBE, capture_output=True, text=True, timeout=60, check=False)
    if answer.returncode != 0:
        sys.exit("The program could not be asked what it has:\n" + answer.stderr)
    return set(answer.stdout.split())


def label(name, version):
    return f"`{name}`" + (f" ({version})" if version else "")


def full_name(section, name):
    """What a user writes: asyncio.sleep, loop:time, Queue.get."""
    return name if section == "asyncio" else f"{section}.{name}"


def check(sections, registered, present, absent):
    """What the program, the registration tables and the list of absent names do not agree about."""
    for section, members in sections.items():
        for name in members:
            full = f"{section}.{name}"
            if full in present and full in absent:
                yield f"{full} is there, and src/bind/absent_names.def says that it is not"
            if full not in present and full not in absent:
                yield f"{full} is absent, and src/bind/absent_names.def does not say why"
    for name in sorted(registered - present):
        yield f"{name} stands in a registration table, and the program does not have it"


def rows_present(sections, present):
    for section, members in sections.items():
        names = [label(name, version) for name, version in members.items() if f"{section}.{name}" in present]
        title = {"asyncio": "`asyncio`", "loop": "an event loop"}.get(section, f"`{section}`")
        yield f"| {title} | {', '.join(names)} |"


def rows_absent(sections, absent):
    """One for each reason."""
    reasons = {}
    for section, members in sections.items():
        for name, version in members.items():
            reason = absent.get(f"{section}.{name}")
            if reason:
                reasons.setdefault(reason, []).append(label(full_name(section, name), version))
    for (why, instead), labels in reasons.items():
        yield f"| {', '.join(labels)} | {why} | {instead} |"


def make_section(moonloop):
    """The section of src/README.md, and what is wrong."""
    sections, absent = read_names(), read_absent()
    names = {f"{section}.{name}" for section, members in sections.items() for name in members}
    registered = {"asyncio." + name for name in registered_names()}
    present = ask(moonloop, sorted(names | registered))
    own = [f"`{name.split('.')[1]}`" for name in sorted(registered - names)]
    lines = [INTRODUCTION.rstrip(), "", "| of | what is there |", "| --- | --- |", *rows_present(sections, present), "",
             "Fields of `asyncio` that CPython has not: " + ", ".join(own) + ".", "",
             "| absent | what it does, and why it is not here | instead |", "| --- | --- | --- |",
             *rows_absent(sections, absent)]
    return HEADING + "\n".join(lines) + "\n", [*check(sections, registered, present, absent)]


def main():
    parser = harness.argument_parser(__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the table anew")
    arguments = parser.parse_args()
    section, troubles = make_section(os.path.abspath(arguments.moonloop))
    print("\n".join(troubles), end="\n" if troubles else "")
    text = read(README)
    wanted = text.split(HEADING)[0] + section
    if arguments.update:
        with open(README, "w", encoding="utf-8") as file:
            file.write(wanted)
    elif text != wanted:
        harness.show_diff("The table in src/README.md", wanted.split("\n"), text.split("\n"), "wanted", "there")
        print("\nTo write it anew: tests/tools/library_names.py --update")
        return harness.FAILED
    return harness.FAILED if troubles else harness.PASSED


if __name__ == "__main__":
    sys.exit(main())
