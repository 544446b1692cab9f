"""Pasted text of several lines."""
from pty_session import CTRL_D, ENTER, Session

PASTE_BEGIN, PASTE_END = "\x1b[200~", "\x1b[201~"

with Session(rows=60) as moonloop:
    moonloop.expect(">>> ")
    # A terminal that marks pastes: one input, so that a local is seen by the lines below it.
    moonloop.send(PASTE_BEGIN + "local n = 20\nfor i = 1, 2 do\n\tn = n + i\nend\nprint('n is ' .. n)" + PASTE_END)
    moonloop.settle()
    moonloop.send(ENTER)
    moonloop.expect("\rn is 23")
    moonloop.expect(">>> ")
    # The value of an expression behind the statements is shown.
    for text, shown in (("async function f()\n  return 'f is ' .. n\nend\nn = 0\nfor i = 1, 3 do\n  n = n + i\nend\n"
                         "await f()", "'f is 6'"),
                        ("local a = 20\na + 1\n", "21"),
                        ("local a = 2\nstring.rep(\n  'ab',\n  a)", "'abab'"),
                        ("b = string.format\n('%d', 7)\n", ""),
                        ("c = [[\nlong]]", "")):
        moonloop.send(PASTE_BEGIN + text + PASTE_END)
        moonloop.settle()
        moonloop.send(ENTER)
        moonloop.expect("\r" + shown)
        moonloop.expect(">>> ")
    moonloop.line("b .. c")
    moonloop.expect("'7long'")
    moonloop.expect(">>> ")
    # A paste that ends unfinished goes on.
    moonloop.send(PASTE_BEGIN + "while true do\n  break\n" + PASTE_END)
    moonloop.settle()
    moonloop.send(ENTER)
    moonloop.expect("... ")
    moonloop.line("end print('out of ' .. 'it')")
    moonloop.expect("\rout of it")
    moonloop.expect(">>> ")
    # A terminal that does not: line after line.
    moonloop.send("m = 0\rfor i = 1, 3 do\r  m = m + i\rend\r'm is ' .. m\r")
    moonloop.expect("'m is 6'")
    moonloop.expect(">>> ")
    # Very much of it.
    lines = [f"m = m + {i}" for i in range(400)]
    moonloop.send(PASTE_BEGIN + "\n".join(lines) + PASTE_END)
    moonloop.settle(1)
    moonloop.send(ENTER)
    moonloop.settle(1)
    moonloop.line("m")
    moonloop.expect(str(6 + sum(range(400))))

    moonloop.settle()
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
