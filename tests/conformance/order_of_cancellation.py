import asyncio


async def main():
    loop = asyncio.get_running_loop()

    async def victim(name):
        try:
            await loop.create_future()
        except asyncio.CancelledError:
            print(name + " sees it")
            raise

    async def spin():
        for n in range(6):
            print("turn " + str(n))
            await asyncio.sleep(0)

    a = asyncio.create_task(victim("a"))
    b = asyncio.create_task(victim("b"))
    await asyncio.sleep(0)
    s = asyncio.create_task(spin())
    a.add_done_callback(lambda t: print("a is done"))
    loop.call_soon(b.cancel)
    a.cancel()
    print("cancelled a")
    try:
        await a
    except asyncio.CancelledError:
        print("main knows of a")
    try:
        await b
    except asyncio.CancelledError:
        print("main knows of b")
    await s


asyncio.run(main())
