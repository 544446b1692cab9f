import asyncio


async def worker(name, barrier):
    try:
        print(name + " " + str(await barrier.wait()))
    except asyncio.BrokenBarrierError as e:
        print(name + " " + repr(e))


async def main():
    barrier = asyncio.Barrier(3)
    a = asyncio.create_task(worker("a", barrier))
    b = asyncio.create_task(worker("b", barrier))
    await asyncio.sleep(0)
    print(str(barrier.n_waiting) + (" broken" if barrier.broken else " whole"))
    await barrier.abort()
    print(str(barrier.n_waiting) + (" broken" if barrier.broken else " whole"))
    await asyncio.wait([a, b])
    await worker("late", barrier)
    try:
        async with barrier:
            print("not here")
    except RuntimeError as e:
        print("a RuntimeError too: " + repr(e))

    # A reset makes it whole again.
    await barrier.reset()
    print(str(barrier.n_waiting) + (" broken" if barrier.broken else " whole"))
    await asyncio.gather(worker("x", barrier), worker("y", barrier), worker("z", barrier))


asyncio.run(main())
