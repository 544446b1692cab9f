import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name + " cancelled")
        await asyncio.sleep(0)
        print(name + " cleaned up")
        raise


async def group(waits_in_block):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(sleeper("child"))
        if waits_in_block:
            await asyncio.sleep(10)


async def main():
    for waits_in_block in (True, False):
        task = asyncio.create_task(group(waits_in_block))
        await asyncio.sleep(0.01)
        task.cancel("from outside")
        try:
            await task
        except asyncio.CancelledError as e:
            print(repr(e))
    # A child that is cancelled alone does not end the group.
    async with asyncio.TaskGroup() as tg:
        child = tg.create_task(sleeper("alone"))
        await asyncio.sleep(0)
        child.cancel()
        await asyncio.sleep(0.01)
        print("the block goes on")


asyncio.run(main())
