import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def awaits(name):
        print(name + " starts")
        await future
        print(name + " wakes")

    async def spins(name):
        for n in range(4):
            print(name + " " + str(n))
            await asyncio.sleep(0)

    a = asyncio.create_task(awaits("a"))
    loop.call_soon(print, "soon 1")
    b = asyncio.create_task(spins("b"))
    future.add_done_callback(lambda f: print("callback"))
    loop.call_soon(future.set_result, None)
    loop.call_soon(print, "soon 2")
    c = asyncio.create_task(awaits("c"))
    loop.call_later(0, print, "timer 0")
    await a
    print("main after a")
    await b
    await c


asyncio.run(main())
