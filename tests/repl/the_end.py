"""However the session ends, tasks end in order and the terminal is as it was."""
import os
import signal
import termios

from pty_session import CTRL_D, Session


def modes(moonloop):
    """The terminal's flags: input, output, control and local."""
    return termios.tcgetattr(moonloop.terminal)[:4]


def open_session(moonloop):
    before = modes(moonloop)
    moonloop.expect(">>> ")
    moonloop.settle(0.1)
    return before


# Ctrl-D: pending tasks are cancelled and may clean up.
with Session() as moonloop:
    before = open_session(moonloop)
    moonloop.line("async function f() try await asyncio.sleep(1000) finally print('cleaned up') end end")
    moonloop.expect(">>> ")
    moonloop.line("task = asyncio.create_task(f())")
    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    moonloop.expect("cleaned up")
    assert moonloop.wait() == 0
    assert "destroyed" not in moonloop.output, moonloop.show()

for keys, status in [("raise SystemExit(3)\r", 3), ("os.exit(4)\r", 4), ("raise SystemExit()\r", 0),
                     ("asyncio.get_running_loop():call_later(0.1, function() os.exit(5) end)\rabc", 5),
                     ("t = asyncio.create_task((async function() raise SystemExit(6) end)())\r", 6)]:
    with Session() as moonloop:
        before = open_session(moonloop)
        moonloop.send(keys)
        assert moonloop.wait() == status, moonloop.show()
        assert moonloop.output.rstrip().endswith("\x1b[?2004l") or "?2004l" in moonloop.output

# Signals that end the process.
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSEGV):
    if os.environ.get("MOONLOOP_VARIANT") and number in (signal.SIGSEGV, signal.SIGQUIT):
        continue  # the sanitizers have a word to say there
    with Session() as moonloop:
        before = open_session(moonloop)
        moonloop.send("half a line")
        moonloop.settle(0.1)
        assert modes(moonloop) != before
        os.kill(moonloop.process, number)
        moonloop.expect("\x1b[?2004l")
        assert modes(moonloop) == before, number
        assert moonloop.wait() == -number
