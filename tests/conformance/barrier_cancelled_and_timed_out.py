import asyncio


async def main():
    barrier = asyncio.Barrier(2)

    async def worker(name):
        try:
            print(name + " " + str(await barrier.wait()))
        except asyncio.CancelledError:
            print(name + " cancelled")
            raise

    # Who is cancelled is not counted any more.
    a = asyncio.create_task(worker("a"))
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    a.cancel()
    await asyncio.wait([a])
    print(barrier.n_waiting)
    await asyncio.gather(worker("b"), worker("c"))

    try:
        await asyncio.wait_for(worker("d"), 0.01)
    except TimeoutError:
        print("timeout")
    print(barrier.n_waiting)

    # Cancelled when all are there already: the others go on.
    e = asyncio.create_task(worker("e"))
    await asyncio.sleep(0)
    f = asyncio.create_task(worker("f"))
    await asyncio.sleep(0)
    e.cancel()
    await asyncio.wait([e, f])
    print(barrier.n_waiting)

    # Broken when one gives up, as one does by hand.
    async def fragile(name):
        try:
            async with asyncio.timeout(0.01):
                await barrier.wait()
        except TimeoutError:
            print(name + " gives up")
            await barrier.abort()

    await fragile("g")
    print("broken" if barrier.broken else "whole")


asyncio.run(main())
