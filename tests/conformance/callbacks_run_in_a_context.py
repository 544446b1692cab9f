import asyncio
import contextvars

var = contextvars.ContextVar("var", default="nothing")


def show(what):
    print(what, var.get())
    var.set("set by " + what)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(show, "before")
    var.set("early")
    loop.call_soon(show, "soon")
    loop.call_soon(show, "soon again")
    loop.call_later(1, show, "later")
    loop.call_at(loop.time() + 2, show, "at")
    var.set("late")
    mine = contextvars.copy_context()
    mine.run(var.set, "mine")
    loop.call_soon(show, "own", context=mine)
    loop.call_soon(show, "own again", context=mine)
    loop.call_later(3, show, "own later", context=mine)
    loop.call_at(loop.time() + 4, show, "own at", context=mine)
    await asyncio.sleep(5)
    print("task", var.get(), "mine", mine[var])

    future = loop.create_future()
    future.add_done_callback(lambda f: show("callback"))
    var.set("later still")
    future.add_done_callback(lambda f: show("callback with its own"), context=mine)
    var.set("at last")
    future.set_result(None)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("task", var.get(), "mine", mine[var])


asyncio.run(main())
print("outside", var.get())
