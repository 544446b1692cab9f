import asyncio


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, "broken" if barrier.broken else "whole", sep="\t")

    async def worker(name):
        print(name + " comes")
        index = await barrier.wait()
        print(name + " goes on as " + str(index))
        async with barrier as place:
            print(name + " is inside as " + str(place))
        print(name + " ends")

    tasks = [asyncio.create_task(worker(name)) for name in "ab"]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    tasks.append(asyncio.create_task(worker("c")))
    await asyncio.wait(tasks)
    print(barrier.n_waiting)

    one = asyncio.Barrier(parties=1)
    print(await one.wait())
    print(await one.wait())
    for parties in 0, -1:
        try:
            asyncio.Barrier(parties)
        except ValueError as e:
            print(repr(e))
    try:
        asyncio.Barrier()
    except TypeError as e:
        print(repr(e))


asyncio.run(main())
