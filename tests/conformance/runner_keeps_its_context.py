import asyncio
import contextvars

var = contextvars.ContextVar("var", default="nothing")


async def change(value):
    print("was", var.get())
    var.set(value)


with asyncio.Runner() as runner:
    runner.run(change("first"))
    runner.run(change("second"))
    print("outside", var.get())
    mine = contextvars.copy_context()
    runner.run(change("mine"), context=mine)
    print(mine[var])
    runner.run(change("third"))

var.set("base")
with asyncio.Runner() as runner:
    runner.get_loop()
    var.set("too late")
    runner.run(change("a"))
    runner.run(change("b"))
asyncio.run(change("c"))
print("outside", var.get())
