import asyncio
import contextvars

var = contextvars.ContextVar("var", default="nothing")


async def numbers():
    for i in range(3):
        print("generator sees", var.get())
        var.set("generator %d" % i)
        yield i
    print("generator ends with", var.get())


async def take(generator, name):
    var.set(name)
    print(name, "takes", await generator.__anext__(), "and sees", var.get())


async def main():
    async for i in numbers():
        print(i, var.get())
        var.set("main %d" % i)
    generator = numbers()
    await take(generator, "main")
    await asyncio.create_task(take(generator, "task"))
    print("main still sees", var.get())
    await generator.aclose()


asyncio.run(main())
