import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def step(name):
    print(name, "begins with", var.get())
    for _ in range(3):
        var.set(var.get() + 1)
        await asyncio.sleep(0)
    print(name, "ends with", var.get())


async def main():
    shared = contextvars.copy_context()
    one = asyncio.create_task(step("one"), context=shared)
    two = asyncio.get_running_loop().create_task(step("two"), context=shared)
    await asyncio.wait([one, two])
    print(shared[var], var.get())
    async with asyncio.TaskGroup() as group:
        group.create_task(step("three"), context=shared)
        group.create_task(step("four"))
    print(shared[var], var.get())


asyncio.run(main())
