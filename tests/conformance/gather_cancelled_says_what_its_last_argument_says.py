import asyncio


async def swallows(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
    return name


async def passes_on_later(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
        await asyncio.sleep(0.01)
        raise asyncio.CancelledError("of " + name)


async def fails(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError(name)


async def attempt(*awaitables):
    task = asyncio.current_task()
    asyncio.get_running_loop().call_later(0.01, task.cancel, "outer")
    try:
        print(await asyncio.gather(*awaitables, return_exceptions=True))
    except asyncio.CancelledError as e:
        print("gather " + repr(e))
    task.uncancel()


async def main():
    # Whoever ends last: it is the last argument that counts.
    await attempt(passes_on_later("first"), passes_on_later("last"))
    await attempt(passes_on_later("first"), swallows("last"))
    await attempt(swallows("first"), passes_on_later("last"))
    await attempt(swallows("first"), swallows("last"))
    await attempt(passes_on_later("first"), fails("last"))
    await attempt(fails("first"), passes_on_later("last"))

    # Cancelled before they begin.
    async def at_once():
        asyncio.current_task().cancel("at once")
        await asyncio.gather(swallows("first"), swallows("last"), return_exceptions=True)

    try:
        await asyncio.create_task(at_once())
    except asyncio.CancelledError as e:
        print("gather " + repr(e))

    # Cancelled by its own last child, while that one runs.
    async def cancels(task):
        task.cancel("from inside")
        raise KeyError("inside")

    async def outer():
        await asyncio.gather(asyncio.sleep(5), cancels(asyncio.current_task()), return_exceptions=True)

    try:
        await asyncio.create_task(outer())
    except asyncio.CancelledError as e:
        print("gather " + repr(e))

    # The last child has swallowed an earlier cancellation, whose message it keeps.
    async def keeps(awaitable):
        asyncio.current_task().cancel("kept")
        try:
            await awaitable
        except asyncio.CancelledError as e:
            print("keeps " + repr(e))
        return await swallows("keeps")

    await attempt(swallows("first"), keeps(asyncio.sleep(0)))
    await attempt(swallows("first"), keeps(asyncio.sleep(60)))


asyncio.run(main())
