"""`await` works at the prompt, and so do create_task and asyncio.run."""
from pty_session import CTRL_D, Session

with Session(rows=200) as moonloop:
    def ask(text, *shown):
        moonloop.line(text)
        moonloop.expect("\n")
        for part in shown:
            moonloop.expect(part)
        moonloop.expect(">>> ")

    moonloop.expect(">>> ")
    ask("async function pair() await asyncio.sleep(0) return 7, 'eight' end")
    ask("await pair()", "7\t'eight'")
    ask("a, b = await pair()")
    ask("b", "'eight'")
    ask("for i = 1, 2 do print(i, await pair()) end", "1\t7\teight", "2\t7\teight")
    ask("async with asyncio.timeout(5) do print(await pair()) end", "7\teight")
    ask("task = asyncio.create_task(pair(), {name = 'background'})")
    ask("await task", "7\t'eight'")
    ask("task", "<Task finished name='background' coro=<pair() done, defined at <input-1>:1>")
    ask("asyncio.run(pair())", "7\t'eight'")
    ask("await asyncio.gather(pair(), pair())")
    ask("_[2]", "7")
    ask("asyncio.current_task()")
    ask("(await asyncio.gather(asyncio.sleep(0, asyncio.current_task())))[1]:get_name()", "'Task-")

    # An input is not taken for the one before it.
    ask("once = pair()")
    ask("await once")
    ask("await once", "line 1 of <input-", "awaited again here")

    # All inputs run in one context, as at Python's prompt since 3.13.
    ask("var = contextvars.ContextVar('var')")
    ask("await asyncio.sleep(0) var:set('one')")
    ask("var:get()", "'one'")
    ask("await asyncio.sleep(0) var:set(var:get() .. ' two')")
    ask("var:get()", "'one two'")

    # Inside a task, asyncio.run is refused as anywhere.
    ask("async function bad() local c = pair() try asyncio.run(c) finally c:close() end end")
    ask("await bad()", "RuntimeError: asyncio.run() cannot be called from a running event loop")
    # What nobody can ever end is told, and leaves nothing behind.
    ask("await asyncio.get_running_loop():create_future()", "DeadlockError: every task waits")
    ask("#asyncio.all_tasks()", "0")

    ask(":set toplevel-await off", "toplevel-await off")
    ask("await pair()", "SyntaxError: 'await' outside function")
    ask(":set toplevel-await on", "toplevel-await on")
    ask("await pair()", "7\t'eight'")
    # A loop that the user closes is replaced.
    ask("asyncio.get_running_loop():close()")
    ask("await pair()", "7\t'eight'")

    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
    assert "destroyed" not in moonloop.output and "never awaited" not in moonloop.output
