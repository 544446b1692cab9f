"""The commands, and what is said to those of other languages."""
from pty_session import CTRL_D, Session

with Session(rows=400) as moonloop:
    def ask(text, *shown):
        moonloop.line(text)
        moonloop.expect("\n")
        for part in shown:
            moonloop.expect(part)
        moonloop.expect(">>> ")

    moonloop.expect(":help")
    moonloop.expect(">>> ")
    ask(":help", ":explain [NAME]", ":quit")
    ask(":help quit", "as at the end of asyncio.run")
    ask(":help sleep", "await asyncio.sleep(seconds")
    ask(":help asyncio.gather", "return_exceptions")
    ask(":help wait_for", "wait_for(awaitable, timeout)", "Waits for one awaitable")
    ask(":help asyncio.Lock", "asyncio.Lock()    async with lock do", "A lock is held by one task at a time:")
    ask(":help TaskGroup", "async with asyncio.TaskGroup() as group do", "Makes a group")
    ask(":help LifoQueue", "The newest item comes first.", "A queue for at most")
    ask(":help gahter", "There is no help on 'gahter'. Did you mean :help gather?")
    ask(":help qqqqqqqqqqqq", ":help lists the commands")
    ask(":hlep", "There is no command ':hlep'. Did you mean :help?")
    ask(":", ":help lists them")
    ask(":explain", "Nothing was reported yet")
    ask("error('to be explained')", "LuaError: to be explained")
    ask(":explain", "lua-error")
    ask(":explain never-awaited", "What it means")
    ask(":explain nevre-awaited", "Did you mean :explain never-awaited?")
    ask(":explain coroutine 'save' was never awaited", "What it means")
    ask(":set toplevel-await maybe", "toplevel-await is on or off, not 'maybe'.")
    ask(":explain never", "Did you mean :explain never-awaited or exception-never-retrieved?")
    ask(":explain all", "never-awaited", "exception-never-retrieved")
    ask(":set", "toplevel-await on")
    ask(":set color on", "There is no setting 'color'")
    ask("exit()", "Type :quit or press Ctrl-D to leave.")
    ask("quit", "Type :quit or press Ctrl-D to leave.")
    ask("function exit() return 'my own' end")
    ask("exit()", "'my own'")
    # A colon is a command at the beginning of an input only.
    moonloop.line("x = ({upper = function() return 'method' end})")
    moonloop.expect(">>> ")
    moonloop.line("(x")
    moonloop.expect("... ")
    ask(":upper())", "'method'")
    moonloop.line(":quit")
    assert moonloop.wait() == 0

with Session() as moonloop:
    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
    assert moonloop.screen.lines()[-1] == ">>>", moonloop.show()
