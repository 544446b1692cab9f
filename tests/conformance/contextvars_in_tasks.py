import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")


async def child(value):
    print("child sees " + var.get())
    var.set(value)
    await asyncio.sleep(0)
    print("child keeps " + var.get())


async def main():
    print(var.get())
    token = var.set("main")
    await asyncio.create_task(child("first"))
    await asyncio.gather(child("a"), child("b"))
    print(var.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback sees " + var.get()))
    var.set("later")
    await asyncio.sleep(0)
    await child("shared")
    print(var.get())
    var.reset(token)
    print(var.get())
    empty = contextvars.ContextVar("empty")
    try:
        empty.get()
    except LookupError:
        print("LookupError")
    print(empty.get("given"))


asyncio.run(main())
print(var.get())
