import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name + " done")
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a", 0.02), name="task a")
        b = tg.create_task(work("b", 0))
        print(repr(tg))
        print(a.get_name())
    print(a.result() + b.result())
    async with asyncio.TaskGroup() as tg:
        pass
    print("empty group")

    async def spawns(tg):
        tg.create_task(work("grandchild", 0))
        print("spawned")

    async with asyncio.TaskGroup() as tg:
        tg.create_task(spawns(tg))
    print("end")


asyncio.run(main())
