"""Values of expressions are shown; nil alone and statements show nothing."""
from pty_session import CTRL_D, Session


def ask(moonloop, text):
    """Types a line and returns what is shown for it."""
    moonloop.line(text)
    moonloop.expect("\n")
    moonloop.expect(">>> ")
    lines = moonloop.settle(0.1)
    typed = max(n for n, line in enumerate(lines) if line == ">>> " + text)
    return lines[typed + 1:-1]


with Session(rows=200) as moonloop:
    moonloop.expect(">>> ")
    for text, shown in [
        ("1 + 1", ["2"]),
        ("1e300 * 1e300", ["inf"]),
        ('"a\\n" .. "b"', ["'a\\nb'"]),
        ("x = 3", []),
        ("x", ["3"]),
        ("_ + 1", ["4"]),
        ("nil", []),
        ("nil, nil", ["nil     nil"]),
        ("x, 'two', false", ["3       'two'   false"]),
        ("= x", ["3"]),
        ("print(x)", ["3"]),
        ("return x, x", ["3       3"]),
        ("for i = 1, 2 do print(i) end", ["1", "2"]),
        ("-- nothing", []),
        ("::label::", []),
        ("io.write('part')", ["part"]),
        ("function double(x) return 2 * x end", []),
        ("double(21)", ["42"]),
    ]:
        assert ask(moonloop, text) == shown, moonloop.show()

    # A value whose text cannot be made is an error like another; the session lives on.
    moonloop.line("setmetatable({}, {__tostring = function() error('no text') end})")
    moonloop.expect("LuaError: no text")
    moonloop.expect(">>> ")
    # The note on locals comes once.
    moonloop.line("local y = 1")
    moonloop.expect("a local lives only in the input that makes it")
    moonloop.expect(">>> ")
    assert ask(moonloop, "local z = 1") == []
    assert ask(moonloop, "y") == []

    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
