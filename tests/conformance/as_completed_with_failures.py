import asyncio


async def ends(after, how):
    await asyncio.sleep(after)
    if isinstance(how, BaseException):
        raise how
    return how


async def main():
    tasks = [asyncio.create_task(ends(after, how)) for after, how in
             ((0.003, "third"), (0.001, ValueError("first")), (0.004, KeyError("fourth")), (0.002, "second"))]
    tasks.append(asyncio.create_task(ends(60, "never")))
    asyncio.get_running_loop().call_later(0.02, tasks[4].cancel, "fifth")
    for coroutine in asyncio.as_completed(tasks):
        try:
            print(await coroutine)
        except (ValueError, KeyError, asyncio.CancelledError) as e:
            print(repr(e))

    # Whoever waits is cancelled: the tasks go on, and the iteration may.
    tasks = [asyncio.create_task(ends(0.05, "one")), asyncio.create_task(ends(0.1, "two"))]
    steps = iter(asyncio.as_completed(tasks))
    waiter = asyncio.create_task(next(steps))
    await asyncio.sleep(0)
    waiter.cancel("not me")
    try:
        await waiter
    except asyncio.CancelledError as e:
        print(repr(e))
    print(await next(steps))
    print(await tasks[1])


asyncio.run(main())
