import asyncio


async def fails():
    raise ValueError("failed")


async def sleeps():
    await asyncio.sleep(60)


async def main():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    finished.set_result("finished")
    failed = asyncio.create_task(fails())
    cancelled = asyncio.create_task(sleeps())
    cancelled.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    pending = asyncio.create_task(sleeps())

    async def count(name, *futures, **how):
        done, left = await asyncio.wait(futures, **how)
        print(name + " " + str(len(done)) + " " + str(len(left)))

    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        await count(when, finished, return_when=when)
        await count(when, finished, failed, cancelled, return_when=when)
        await count(when, finished, pending, return_when=when, timeout=0.001)
        await count(when, failed, pending, return_when=when, timeout=0.001)
        # A cancellation is no exception.
        await count(when, cancelled, pending, return_when=when, timeout=0.001)
        await count(when, pending, return_when=when, timeout=-1)
    print(repr(failed.exception()))


asyncio.run(main())
