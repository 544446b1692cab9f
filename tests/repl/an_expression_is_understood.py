"""An input that is an expression is understood as one, also where it looks like half a statement."""
from pty_session import CTRL_D, Session

with Session(rows=200) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("async function work() return {x = 1} end")
    moonloop.expect(">>> ")
    moonloop.line("t = asyncio.create_task(work())")
    moonloop.expect(">>> ")
    moonloop.line("t.x")
    moonloop.expect(": t is a task, not its result.")
    moonloop.expect("(await t).x")
    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
