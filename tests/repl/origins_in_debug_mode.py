"""The prompt runs its inputs as inside a loop: in debug mode they say where things were made."""
from pty_session import CTRL_D, Session

with Session("-X", "dev", "--explain=off", rows=200) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("async function f() end")
    moonloop.expect(">>> ")
    moonloop.line("f()")
    moonloop.expect("<input-2>:1: RuntimeWarning: coroutine 'f' was never awaited\r\n"
                    "Coroutine created at (most recent call last)\r\n"
                    '  File "<input-2>", line 1, in <module>\r\n'
                    "    f()\r\n")
    moonloop.expect(">>> ")
    moonloop.line("asyncio.get_running_loop():create_future()")
    moonloop.expect("<Future pending created at <input-3>:1>")
    moonloop.expect(">>> ")

    moonloop.line("asyncio.get_running_loop():set_debug(false)")
    moonloop.expect(">>> ")
    moonloop.line("f()")
    moonloop.expect("<input-5>:1: RuntimeWarning: coroutine 'f' was never awaited\r\n"
                    "  f()\r\n")
    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
