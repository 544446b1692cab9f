import asyncio


async def worker(name, barrier):
    try:
        print(name + " " + str(await barrier.wait()))
    except asyncio.BrokenBarrierError as e:
        print(name + " " + repr(e))


async def main():
    barrier = asyncio.Barrier(2)
    await barrier.reset()
    print(barrier.n_waiting)
    a = asyncio.create_task(worker("a", barrier))
    await asyncio.sleep(0)
    await barrier.reset()
    print(barrier.n_waiting)
    # While those of the round before are sent away, the next ones wait outside.
    b = asyncio.create_task(worker("b", barrier))
    c = asyncio.create_task(worker("c", barrier))
    await asyncio.wait([a, b, c])
    print(str(barrier.n_waiting) + (" broken" if barrier.broken else " whole"))


asyncio.run(main())
