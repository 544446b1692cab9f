"""Tasks go on while somebody types; what they print appears above the line being typed."""
from pty_session import CTRL_D, CTRL_E, CTRL_U, LEFT, Session

with Session(rows=60) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("function later(s, f) asyncio.get_running_loop():call_later(s, f) end")
    moonloop.expect(">>> ")

    # Whole lines.
    moonloop.line("for i = 1, 3 do later(0.2 * i, function() print('tick ' .. i) end) end")
    moonloop.expect(">>> ")
    moonloop.send("print('typed" + LEFT)
    moonloop.expect("tick 3")
    moonloop.send(CTRL_E + " meanwhile')")
    lines = moonloop.settle()
    assert lines[-4:] == ["tick 1", "tick 2", "tick 3", ">>> print('typed meanwhile')"], moonloop.show()
    moonloop.line("")
    moonloop.expect("\rtyped meanwhile")
    moonloop.expect(">>> ")

    # A line in pieces is put together, above.
    moonloop.line("for i = 1, 3 do later(0.2 * i, function() io.write('piece ', i, i < 3 and ', ' or '\\n') io.flush() end) end")
    moonloop.expect(">>> ")
    moonloop.send("abc" + LEFT)
    moonloop.expect("piece 3")
    moonloop.send("X")
    lines = moonloop.settle()
    assert lines[-2:] == ["piece 1, piece 2, piece 3", ">>> abXc"], moonloop.show()

    # A progress display that draws over itself.
    moonloop.send(CTRL_E + CTRL_U)
    moonloop.line("for i = 1, 3 do later(0.2 * i, function() io.write('\\r', i, '0%') io.flush() end) end")
    moonloop.expect(">>> ")
    moonloop.send("xyz")
    moonloop.expect("30%")
    lines = moonloop.settle()
    assert lines[-2:] == ["30%", ">>> xyz"], moonloop.show()
    moonloop.send(CTRL_U)

    # Standard error, and a report.
    moonloop.line("later(0.2, function() io.stderr:write('to stderr\\n') asyncio.sleep(5) end)")
    moonloop.expect(">>> ")
    moonloop.send("half a li")
    moonloop.expect("never-awaited")
    lines = moonloop.settle()
    assert "to stderr" in lines and lines[-1] == ">>> half a li", moonloop.show()
    moonloop.send("ne" + CTRL_U)
    assert moonloop.settle()[-1] == ">>>", moonloop.show()

    # A failing callback and a failing task leave the line alone.
    moonloop.line("later(0.2, function() error('in a callback') end)")
    moonloop.expect(">>> ")
    moonloop.send("1 + ")
    moonloop.expect("in a callback")
    assert moonloop.settle()[-1] == ">>> 1 +", moonloop.show()
    moonloop.line("1")
    moonloop.expect("\r2")

    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
