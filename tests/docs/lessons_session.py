"""A lesson and a demo at a terminal: Enter, wrong input, changed lines, an editor, Ctrl-C, Ctrl-D."""
import os
import re
import signal
import stat

from pty_session import CTRL_C, CTRL_D, ENTER, Session

STATE = os.path.join(os.environ["HOME"], ".local", "state", "moonloop")
TINY = os.path.join(os.environ["HOME"], "tiny.txt")
HIDDEN = os.path.join(os.environ["HOME"], "hidden.txt")

LESSON = """title: Tiny
minutes: 2

[text] First
Some words.

[mend] Second
Make it say two.

    print("one")
    print("more")

prints: one
prints: more

[check]
prints: two

[hint]
The only hint.

[solution]
    print("two")

Well done.

[write] Third
Say three.

[check]
prints: three

[hint]
A hint.

[solution]
    print("three")
"""


# An exercise whose check runs a program of its own.
HIDDEN_LESSON = LESSON.split("[write]")[0].replace("[text] First\nSome words.\n\n", "") + """
[write] Double
Write a function `double`.

[check] double(21) is 42
    dofile "lesson.lua"
    print(double(21))

prints: 42

[hint]
A hint.

[solution]
    function double(n) return 2 * n end
"""


def begin(*arguments, environment=None, **more):
    environment = {"NO_COLOR": "1", **(environment or {})}
    return Session("lesson", *arguments, rows=60, environment=environment, **more)


with open(TINY, "w", encoding="ascii") as file:
    file.write(LESSON)
with open(HIDDEN, "w", encoding="ascii") as file:
    file.write(HIDDEN_LESSON)

# Waiting for Enter: other words are answered, Ctrl-C does not end it, Ctrl-D does.
with begin(TINY) as moonloop:
    moonloop.expect("1/3")
    moonloop.expect("[Enter] ")
    moonloop.line("hello?")
    moonloop.expect("There is nothing to answer here.")
    moonloop.expect("[Enter] ")
    moonloop.send(CTRL_C)
    moonloop.expect("`quit` leaves the lesson")
    moonloop.expect("[Enter] ")
    moonloop.send(CTRL_D)
    moonloop.expect("Your place is kept")
    assert moonloop.wait() == 0, moonloop.show()

# An exercise: slips, hints, lines that are changed, a program that does not end.
with begin(TINY) as moonloop:
    moonloop.expect("[Enter] ")
    moonloop.send(ENTER)
    moonloop.expect("2/3")
    moonloop.expect("mend> ")
    moonloop.line("hnt")
    moonloop.expect("Did you mean `hint`?")
    moonloop.line("xyzzy")
    moonloop.expect("`help` lists them")
    moonloop.line("hint")
    moonloop.expect("The only hint.")
    moonloop.line("hint")
    moonloop.expect("That was the last hint")
    moonloop.line("7 print(7)")
    moonloop.expect("lines 1 to 2")
    moonloop.line("2")
    moonloop.expect("to change line 6")
    moonloop.line("1 while true do end")
    moonloop.expect("1 | while true do end")
    moonloop.expect("mend> ")
    moonloop.send(ENTER)
    moonloop.settle(0.5)
    moonloop.send(CTRL_C)
    moonloop.expect("KeyboardInterrupt")
    moonloop.expect("You stopped it with Ctrl-C.")
    moonloop.expect("mend> ")
    moonloop.send(CTRL_C)
    moonloop.expect("`quit` leaves the lesson")
    moonloop.line("1 print('two')")
    moonloop.expect("mend> ")
    moonloop.line("run")
    moonloop.expect("After line 1 it should print nothing more")
    moonloop.expect("mend> ")
    moonloop.line("quit")
    moonloop.expect("Your place is kept")
    assert moonloop.wait() == 0, moonloop.show()

# The program is still there in the next session; the editor changes it.
editor = os.path.join(os.environ["HOME"], "editor")
with open(editor, "w", encoding="ascii") as file:
    file.write("#!/bin/sh\necho \"print('three')\" > \"$1\"\n")
os.chmod(editor, os.stat(editor).st_mode | stat.S_IXUSR)
with begin(TINY, environment={"EDITOR": editor, "VISUAL": ""}) as moonloop:
    moonloop.expect("You go on at step 2 of 3.")
    moonloop.expect("your program from last time")
    moonloop.expect("1 | print('two')")
    moonloop.expect("mend> ")
    moonloop.line("2-")
    moonloop.expect("mend> ")
    moonloop.send(ENTER)
    moonloop.expect("Right.")
    moonloop.expect("Well done.")
    moonloop.expect("write> ")
    moonloop.line("edit")
    moonloop.expect("Right.")
    moonloop.expect("That was the lesson.")
    assert moonloop.wait() == 0, moonloop.show()
with open(os.path.join(STATE, "progress"), encoding="ascii") as file:
    assert file.read() == "tiny +++\n"
assert os.listdir(os.path.join(STATE, "lessons")) == []

# Typing a program; Ctrl-C drops it; what is skipped is remembered.
with begin("--restart", TINY, environment={"EDITOR": "", "VISUAL": ""}) as moonloop:
    moonloop.expect("[Enter] ")
    moonloop.line("")
    moonloop.expect("mend> ")
    moonloop.line("edit")
    moonloop.expect("No editor is named.")
    moonloop.line("skip")
    moonloop.expect("write> ")
    moonloop.line("local x = 'three'")
    moonloop.expect("2 | ")
    moonloop.send(CTRL_C)
    moonloop.expect("Dropped")
    moonloop.line("type")
    moonloop.expect("1 | ")
    moonloop.line("local x = 'three'")
    moonloop.expect("2 | ")
    moonloop.line("print(x)")
    moonloop.line(".")
    moonloop.expect("Right.")
    moonloop.expect("but for what you skipped")
    assert moonloop.wait() == 0, moonloop.show()
with open(os.path.join(STATE, "progress"), encoding="ascii") as file:
    assert file.read() == "tiny +s+\n"

# Where there is a program, a line without a number replaces nothing; a change can be taken back.
with begin("--restart", TINY) as moonloop:
    moonloop.expect("[Enter] ")
    moonloop.line("")
    moonloop.expect("mend> ")
    moonloop.line("undo")
    moonloop.expect("Nothing was changed here yet.")
    moonloop.line('print("two")')
    moonloop.expect("Which line shall become this?")
    moonloop.line("show")
    moonloop.expect('2 | print("more")')
    moonloop.line("2-")
    moonloop.expect("mend> ")
    moonloop.line("type")
    moonloop.expect("1 | ")
    moonloop.line("print(2)")
    moonloop.line("hint")
    moonloop.expect("only a dot, then `hint`")
    moonloop.expect("2 | ")
    moonloop.line(".")
    moonloop.expect("Line 1 of what it prints should be")
    moonloop.expect("mend> ")
    moonloop.line("show")
    moonloop.expect("1 | print(2)\r\n\r\n")
    moonloop.line("undo")
    moonloop.expect('1 | print("one")\r\n\r\n')
    moonloop.line("undo")
    moonloop.expect("1 | print(2)\r\n\r\n")
    moonloop.line("quit")
    assert moonloop.wait() == 0, moonloop.show()

# What a check with a program of its own ran and reported is shown; it finds local functions.
with begin("--restart", HIDDEN) as moonloop:
    moonloop.expect("mend> ")
    moonloop.line("skip")
    moonloop.expect("write> ")
    moonloop.line("local function twice(n) return n end")
    moonloop.line(".")
    moonloop.expect("Not so yet: double(21) is 42")
    moonloop.expect("2 | print(double(21))")
    moonloop.expect("global 'double'")
    moonloop.expect("It needs a function `double`: spelled so in your program")
    moonloop.expect("write> ")
    moonloop.line("1 local function double(n) return n end")
    moonloop.line("run")
    moonloop.expect("$ moonloop check.lua\r\n21\r\n")
    moonloop.expect("Line 1 of what it prints should be:\r\n    42\r\nbut it is:\r\n    21\r\n")
    moonloop.line("1 double(21)")
    moonloop.line("run")
    moonloop.expect("It ends in an error. When that is mended")
    moonloop.line("1 local double = function(n) return 2 * n end")
    moonloop.line("run")
    moonloop.expect("That was the lesson")
    assert moonloop.wait() == 0, moonloop.show()
    assert "check.lua:1:" not in moonloop.output

# A program that does not end is told to be running; of a long output the middle is left out.
with begin("--restart", HIDDEN) as moonloop:
    moonloop.expect("mend> ")
    moonloop.line("1 while true do end")
    moonloop.line("run")
    moonloop.expect("It still runs. Ctrl-C stops it.")
    moonloop.send(CTRL_C)
    moonloop.expect("You stopped it with Ctrl-C.")
    moonloop.line("1 for i = 1, math.huge do print(i) end")
    before = len(moonloop.output)
    moonloop.line("run")
    moonloop.expect("lines are left out here")
    moonloop.expect("printed without end")
    assert moonloop.output.count("\n", before) < 55
    # After Ctrl-Z and `fg` the prompt is there again.
    moonloop.expect("mend> ")
    os.kill(moonloop.process, signal.SIGSTOP)
    os.kill(moonloop.process, signal.SIGCONT)
    moonloop.expect("mend> ")
    moonloop.line("quit")
    assert moonloop.wait() == 0, moonloop.show()

# Progress that cannot be written is said once, and the lesson goes on.
with begin(TINY, environment={"XDG_STATE_HOME": "/proc/nowhere"}) as moonloop:
    moonloop.expect("cannot be written")
    moonloop.expect("[Enter] ")
    moonloop.line("")
    moonloop.expect("mend> ")
    moonloop.line("skip")
    moonloop.expect("write> ")
    moonloop.line("print('three')")
    moonloop.line(".")
    moonloop.expect("That was the lesson")
    assert moonloop.wait() == 0, moonloop.show()
    assert moonloop.output.count("cannot be written") == 1
    assert "place is kept" not in moonloop.output

# A narrow window, and no colours where none are wanted.
with begin("1", columns=44) as moonloop:
    moonloop.expect("[Enter] ")
    assert "\x1b[" not in moonloop.output
    assert max(len(line) for line in re.split(r"\r?\n", moonloop.output)) <= 44, moonloop.show()
    moonloop.line("quit")
    assert moonloop.wait() == 0, moonloop.show()
with begin(HIDDEN, columns=44) as moonloop:
    moonloop.expect("mend> ")
    moonloop.line("1 local t = nosuchfunction('a long argument')")
    before = len(moonloop.output)
    moonloop.line("run")
    moonloop.expect("more  moonloop explain")
    explanation = moonloop.output[before:].split("LuaError: ")[1].split("more ")[0]
    assert max(map(len, explanation.split("\r\n")[1:])) <= 44, moonloop.show()
    moonloop.line("quit")
    assert moonloop.wait() == 0, moonloop.show()

# A demo: a cell can be interrupted, run again, and left.
demo = os.path.join(os.environ["HOME"], "demo.lua")
with open(demo, "w", encoding="ascii") as file:
    file.write("-- About this demo.\n\n-- %% One\nn = (n or 0) + 1\n"
               "if n == 3 then time.sleep(0.5) end\nprint('run ' .. n)\n\n"
               "-- %% Two\nwhile true do end\n\n-- %% Three\nprint('never')\n")
with Session("demo", demo, rows=60) as moonloop:
    moonloop.expect("About this demo.")
    moonloop.send(ENTER)
    moonloop.expect("1/3")
    moonloop.line("what")
    moonloop.expect("Enter goes on")
    moonloop.expect("[Enter runs it] ")
    moonloop.send(ENTER)
    moonloop.expect("run 1")
    moonloop.expect("[Enter] ")
    moonloop.line("again")
    moonloop.expect("run 2")
    moonloop.expect("[Enter] ")
    # Enter while a cell runs is no answer to what is asked after it.
    moonloop.line("again")
    moonloop.expect("again")
    moonloop.send(ENTER)
    moonloop.expect("run 3")
    moonloop.expect("[Enter] ")
    assert "[Enter runs it]" not in "".join(moonloop.settle()[-2:]), moonloop.show()
    moonloop.send(ENTER)
    moonloop.expect("[Enter runs it] ")
    moonloop.send(ENTER)
    moonloop.settle(0.5)
    moonloop.send(CTRL_C)
    moonloop.expect("^C\r\nTraceback")
    moonloop.expect("KeyboardInterrupt")
    moonloop.expect("[Enter] ")
    moonloop.send(ENTER)
    moonloop.expect("[Enter runs it] ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0, moonloop.show()
    assert "\nnever" not in moonloop.output
