import asyncio


async def step(name):
    print(name + " 1")
    await asyncio.sleep(0)
    print(name + " 2")
    await asyncio.sleep(0)
    print(name + " 3")


async def main():
    a = asyncio.create_task(step("a"))
    b = asyncio.create_task(step("b"))
    print("made")
    c = asyncio.create_task(step("c"))
    await b
    print("b awaited")
    await a
    await c
    print("all awaited")


asyncio.run(main())
