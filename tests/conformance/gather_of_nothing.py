import asyncio


async def main():
    print(await asyncio.gather() == [])
    print(await asyncio.gather(return_exceptions=True) == [])
    future = asyncio.gather()
    print("done" if future.done() else "not done")
    print("cancelled" if future.cancel() else "not cancelled")
    done, pending = await asyncio.wait([asyncio.gather()])
    print(str(len(done)) + " " + str(len(pending)))
    print([x for x in asyncio.as_completed([])] == [])


asyncio.run(main())
