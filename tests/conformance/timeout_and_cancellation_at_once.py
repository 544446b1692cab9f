import asyncio
import time


async def limited(name, swallow=False):
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError as e:
                print(name + " inside " + repr(e))
                if swallow:
                    await asyncio.sleep(0)
                    print(name + " goes on")
                    return "swallowed"
                raise
    except TimeoutError as e:
        print(name + " " + repr(e) + " " + str(task.cancelling()))
        return "late"
    except asyncio.CancelledError as e:
        print(name + " " + repr(e) + " " + str(task.cancelling()))
        raise


async def outcome(task):
    try:
        return await task
    except asyncio.CancelledError as e:
        return repr(e)


async def main():
    loop = asyncio.get_running_loop()

    # The time is up, and in the same turn somebody cancels, since the loop was busy: the cancellation goes before.
    task = asyncio.create_task(limited("after"))
    await asyncio.sleep(0)
    loop.call_later(0.02, task.cancel, "from outside")
    time.sleep(0.03)
    print(await outcome(task))

    # The other way round the time is not up any more.
    task = asyncio.create_task(limited("before"))
    await asyncio.sleep(0)
    loop.call_later(0.005, task.cancel, "from outside")
    await asyncio.sleep(0.02)
    print(await outcome(task))

    # Who swallows the cancellation inside leaves the block in peace.
    print(await outcome(asyncio.create_task(limited("swallows", True))))


asyncio.run(main())
