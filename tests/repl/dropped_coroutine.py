"""A coroutine object that an input makes and drops is shown, and reported at once."""
import re

from pty_session import CTRL_D, Session

with Session(rows=200) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("async function custom_coro() end")
    moonloop.expect(">>> ")
    moonloop.line("custom_coro()")
    moonloop.expect(re.compile(r"\r<coroutine object custom_coro at 0x[0-9a-f]+>\r\n"
                               r"<input-2>:1: RuntimeWarning: coroutine 'custom_coro' was never awaited\r\n"
                               r"  custom_coro\(\)\r\n"))
    moonloop.expect("never-awaited")
    moonloop.expect("here, too: the prompt can wait")
    moonloop.expect(">>> ")

    # One that is kept is not reported until it goes.
    moonloop.line("kept = custom_coro()")
    moonloop.expect(">>> ")
    moonloop.line("1")
    moonloop.expect("\r1")
    moonloop.expect(">>> ")
    assert moonloop.output.count("was never awaited") == 1, moonloop.show()
    moonloop.line("kept = nil")
    moonloop.expect("<input-3>:1: RuntimeWarning: coroutine 'custom_coro' was never awaited")
    moonloop.expect(">>> ")

    # `_` does not keep one alive, and keeps what it was.
    moonloop.line("_")
    moonloop.expect("\r1")
    moonloop.expect(">>> ")

    # One that is left at the end is told before the session is over.
    moonloop.line("left = custom_coro()")
    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    moonloop.expect("<input-7>:1: RuntimeWarning: coroutine 'custom_coro' was never awaited")
    assert moonloop.wait() == 0
