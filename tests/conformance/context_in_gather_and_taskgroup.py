import asyncio
import contextvars

var = contextvars.ContextVar("var", default="nothing")


async def child(name):
    seen = var.get()
    var.set(name)
    await asyncio.sleep(1)
    return seen + " then " + var.get()


async def main():
    before = child("made before")
    var.set("main")
    print(await asyncio.gather(before, child("b")))
    async with asyncio.TaskGroup() as group:
        one = group.create_task(child("c"))
        var.set("changed")
        two = group.create_task(child("d"))
    print(one.result(), two.result(), var.get())
    print(await asyncio.shield(child("e")), var.get())
    print(await asyncio.wait_for(child("f"), None), var.get())
    task = asyncio.ensure_future(child("g"))
    var.set("after")
    print(await task)


asyncio.run(main())
