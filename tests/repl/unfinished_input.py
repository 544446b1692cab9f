"""Unfinished input continues at `... `, until it is whole, dropped by Ctrl-C or ended by Ctrl-D."""
import re

from pty_session import CTRL_C, CTRL_D, Session

with Session(rows=100) as moonloop:
    moonloop.expect(">>> ")
    for first, rest, result in [
        ("for i = 1, 2 do", ["", "  print('round ' .. i)", "end"], "round 2"),
        ("(1 +", ["2)"], "3"),
        ("1 +", ["20"], "21"),
        ("({n =", ["", "5}).n"], "5"),
        ("[[first", ["second]]"], "'first\\nsecond'"),
        ("async function f()", ["  await asyncio.sleep(0)", "  return 'f is done'", "end; print(await f())"],
         "f is done"),
        ("try", ["  raise ValueError('bad')", "except ValueError as e", "  print('caught ' .. e.message)", "end"],
         "caught bad"),
    ]:
        moonloop.line(first)
        for line in rest:
            moonloop.expect("... ")
            moonloop.line(line)
        moonloop.expect(re.compile("[\r\n]" + re.escape(result)))
        moonloop.expect(">>> ")

    # A line that no other could complete is an error at once.
    moonloop.line("x = = 1")
    moonloop.expect("SyntaxError: unexpected symbol near '='")
    moonloop.expect(">>> ")

    moonloop.line("while true do")
    moonloop.expect("... ")
    moonloop.send("print(")
    moonloop.expect("print(")
    moonloop.send(CTRL_C)
    moonloop.expect("^C")
    moonloop.expect(">>> ")

    moonloop.line("while true do")
    moonloop.expect("... ")
    moonloop.send(CTRL_D)
    moonloop.expect("SyntaxError: 'end' expected")
    moonloop.expect(">>> ")
    moonloop.line("'still ' .. 'here'")
    moonloop.expect("'still here'")
    moonloop.expect(">>> ")

    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
