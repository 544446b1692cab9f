"""Terminals of every kind: dumb, narrow, changing, without UTF-8, without colour."""
from pty_session import CTRL_A, CTRL_D, CTRL_E, CTRL_U, Session


def ask(moonloop, text, shown):
    moonloop.line(text)
    moonloop.expect("\n")
    moonloop.expect(shown)
    moonloop.expect(">>> ")


def end(moonloop):
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0


# Without cursor movement nothing but text and blanks is sent.
with Session(environment={"TERM": "dumb"}) as moonloop:
    moonloop.expect(">>> ")
    ask(moonloop, "1 + 1", "2")
    moonloop.line("asyncio.get_running_loop():call_later(0.2, function() print('from above') end)")
    moonloop.expect(">>> ")
    moonloop.send("'ty")
    moonloop.expect("from above")
    moonloop.settle()
    ask(moonloop, "ped'", "'typed'")
    ask(moonloop, "error('plain')", "LuaError: plain")
    end(moonloop)
    assert "\x1b" not in moonloop.output, repr(moonloop.output)

with Session(environment={"NO_COLOR": "1"}) as moonloop:
    moonloop.expect(">>> ")
    ask(moonloop, "error('pale')", "LuaError: pale")
    end(moonloop)
    assert "\x1b[1;3" not in moonloop.output and "\x1b[0m" not in moonloop.output

# A narrow window: the line wraps, and what is printed goes above all of it.
with Session(rows=40, columns=20) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("l = asyncio.get_running_loop()")
    moonloop.expect(">>> ")
    moonloop.line("l:call_later(.5, print, 'above')")
    moonloop.expect(">>> ")
    moonloop.send("x = 'abcdefghijklmnopqrstuvwxyz'")
    moonloop.expect("above")
    lines = moonloop.settle()
    assert lines[-3:] == ["above", ">>> x = 'abcdefghijk", "lmnopqrstuvwxyz'"], moonloop.show()
    moonloop.send(CTRL_A + "\x1b[3~" + "y" + CTRL_E)
    assert moonloop.settle()[-2] == ">>> y = 'abcdefghijk", moonloop.show()
    # Wider: readline draws it anew, and the session goes on.
    moonloop.resize(40, 60)
    moonloop.settle()
    moonloop.line("")
    moonloop.expect(">>> ")
    ask(moonloop, "y:upper()", "'ABCDEFGHIJKLMNOPQRSTUVWXYZ'")
    end(moonloop)

# A line that takes fewer rows now: what was printed above it is not touched, however the terminal has moved it.
with Session(rows=40, columns=40) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("print('stays')")
    moonloop.expect(">>> ")
    moonloop.send("z = '" + "long " * 17 + "'")
    moonloop.settle()
    before = len(moonloop.output)
    moonloop.resize(40, 100)
    moonloop.settle()
    assert "long" in moonloop.output[before:] and "\x1b[A" not in moonloop.output[before:], moonloop.show()
    moonloop.line("")
    moonloop.expect(">>> ")
    ask(moonloop, "#z", "85")
    end(moonloop)

# What is said to a person keeps to the width of the window, and words stay whole.
with Session(rows=200, columns=40) as moonloop:
    moonloop.expect(">>> ")
    for topic in ("", " create_task", " TaskGroup", " Queue", " wait_for", " with", " set"):
        moonloop.line(":help" + topic)
        moonloop.expect("\n")
        begin = moonloop.seen
        moonloop.expect(">>> ")
        text = moonloop.output[begin:moonloop.seen].replace("\x1b[?2004l\r", "").split("\r\n")[:-1]
        wide = [line for line in text if len(line) > 40 and not line.startswith("  ")]
        assert text and not wide, (topic, wide)
    end(moonloop)
for words in (["--help"], ["explain"], ["explain", "await-outside-function"], ["help", "check"]):
    with Session(*words, rows=200, columns=40, environment={"NO_COLOR": "1"}) as moonloop:
        assert moonloop.wait() == 0
        wide = [line for line in moonloop.output.split("\r\n") if len(line) > 41]
        assert all(line.startswith("    ") for line in wide), (words, wide)

# A warning at 40 columns says what happened, why, and each fix.
with Session("-e", "async function custom_coro() end custom_coro()", rows=60, columns=40,
             environment={"NO_COLOR": "1"}) as moonloop:
    moonloop.wait()
    for part in ("never-awaited: ", "   why   Calling", "asyncio.run(custom_coro())", "await custom_coro()"):
        assert part in moonloop.output, moonloop.show()

# Without UTF-8 the help has none.
with Session(environment={"LC_ALL": "C"}) as moonloop:
    moonloop.expect(">>> ")
    ask(moonloop, ":help await", "await {...}.field")
    ask(moonloop, ":help Lock", "async with lock do ... end")
    ask(moonloop, ":help create_task", 'name = "..."')
    end(moonloop)
    assert moonloop.output.isascii()

# Characters outside ASCII, with a locale that knows them and one that does not.
for locale, shown in (("C.UTF-8", "'grüße'"), ("C", None)):
    with Session(environment={"LC_ALL": locale}) as moonloop:
        moonloop.expect(">>> ")
        moonloop.line("'grüße'")
        if shown:
            moonloop.expect("\r" + shown)
        moonloop.expect(">>> ")
        ask(moonloop, "#'grüße'", "7")
        ask(moonloop, "error('bad')", "LuaError: bad")
        end(moonloop)

# A very long line, and control characters.
with Session(rows=60) as moonloop:
    moonloop.expect(">>> ")
    moonloop.send("#'" + "x" * 5000 + "'")
    moonloop.settle()
    moonloop.line("")
    moonloop.expect("\r5000")
    moonloop.expect(">>> ")
    moonloop.send("\x07\x16\x01\x1b[15~\x1b[Z" + CTRL_U)
    ask(moonloop, "'fine'", "'fine'")
    ask(moonloop, "'\\0\\27[2J'", "'\\x00\\x1b[2J'")
    end(moonloop)
