"""Ctrl-C drops the line being typed or interrupts what runs; the session lives on."""
from pty_session import CTRL_C, CTRL_D, Session

RUNS = "\x1b[?2004l"  # readline has given the terminal back, and the input runs

with Session(rows=200) as moonloop:
    moonloop.expect(">>> ")
    moonloop.send("never run")
    moonloop.expect("never run")  # the terminal throws away what it has not handed out
    moonloop.send(CTRL_C)
    moonloop.expect(">>> ")
    assert moonloop.settle()[-2:] == [">>> never run^C", ">>>"], moonloop.show()

    for busy in ("while true do end", "await asyncio.sleep(1000)", "asyncio.run(asyncio.sleep(1000))",
                 "pcall(function() while true do end end)"):
        moonloop.line(busy)
        moonloop.expect(busy)
        moonloop.expect(RUNS)
        moonloop.settle(0.2)
        moonloop.send(CTRL_C)
        if "pcall" not in busy:
            moonloop.expect("\nKeyboardInterrupt")
        moonloop.expect(">>> ")
    moonloop.line("'alive'")
    moonloop.expect("\r'alive'")
    moonloop.expect(">>> ")

    # A call of C's stands in the traceback, and what is printed on the way out has a line of its own.
    moonloop.line("time.sleep(9)")
    moonloop.expect(RUNS)
    moonloop.settle(0.2)
    moonloop.send(CTRL_C)
    moonloop.expect("^C\r\nTraceback (most recent call last):")
    moonloop.expect("in <module>")
    moonloop.expect("\nKeyboardInterrupt")
    moonloop.expect(">>> ")
    moonloop.line("async function tidy() try await asyncio.sleep(9) finally print('cleaned') end end")
    moonloop.expect(">>> ")
    moonloop.line("await tidy()")
    moonloop.expect(RUNS)
    moonloop.settle(0.2)
    moonloop.send(CTRL_C)
    moonloop.expect("^C\r\ncleaned\r\nTraceback (most recent call last):")
    moonloop.expect(">>> ")

    # Who catches everything is left with the third in a row; what comes then runs undisturbed.
    for stubborn in ("while true do pcall(function() while true do end end) end",
                     "while true do try while true do end except end end"):
        moonloop.line(stubborn)
        moonloop.expect(stubborn)
        moonloop.expect(RUNS)
        for _ in range(3):
            moonloop.settle(0.2)
            moonloop.send(CTRL_C)
        moonloop.expect("\nKeyboardInterrupt")
        moonloop.expect(">>> ")
        moonloop.line("pcall(string.rep, 'x' .. 'y', 2)")
        moonloop.expect("'xyxy'")
        moonloop.expect(">>> ")

    # The task that was cancelled may clean up.
    moonloop.line("try await asyncio.sleep(1000) finally print('cleaned ' .. 'up') end")
    moonloop.expect("finally")
    moonloop.expect(RUNS)
    moonloop.settle(0.2)
    moonloop.send(CTRL_C)
    moonloop.expect("cleaned up")
    moonloop.expect("\nKeyboardInterrupt")
    moonloop.expect(">>> ")

    # Ctrl-C at the line does nothing to tasks in the background …
    moonloop.line("task = asyncio.create_task(asyncio.sleep(0.5, 'slept'))")
    moonloop.expect(">>> ")
    moonloop.send("abc")
    moonloop.expect("abc")
    moonloop.send(CTRL_C)
    moonloop.expect(">>> ")
    moonloop.line("await task")
    moonloop.expect("'slept'")
    moonloop.expect(">>> ")
    # … unless one of them keeps everybody waiting.
    moonloop.line("async function hog() while true do end end")
    moonloop.expect(">>> ")
    moonloop.line("task = asyncio.create_task(hog())")
    moonloop.expect(">>> ")
    moonloop.settle(0.2)
    moonloop.send(CTRL_C)
    moonloop.expect("KeyboardInterrupt")
    moonloop.line("task:done()")
    moonloop.expect("\rtrue")

    moonloop.expect(">>> ")
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0
