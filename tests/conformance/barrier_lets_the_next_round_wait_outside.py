import asyncio


async def main():
    barrier, log = asyncio.Barrier(2), []

    async def worker(name):
        for round in range(1, 4):
            log.append(name + str(round) + "=" + str(await barrier.wait()))

    await asyncio.gather(worker("a"), worker("b"), worker("c"), worker("d"))
    print(" ".join(log))
    print(barrier.n_waiting)


asyncio.run(main())
