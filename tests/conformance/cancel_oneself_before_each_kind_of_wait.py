import asyncio


async def sleeps():
    await asyncio.sleep(10)


async def in_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeps())


async def main():
    loop = asyncio.get_running_loop()

    async def attempt(name, make):
        asyncio.current_task().cancel(name)
        try:
            await make()
        except asyncio.CancelledError as e:
            print(repr(e) + " " + str(asyncio.current_task().cancelling()))
        asyncio.current_task().uncancel()

    await attempt("sleep(0)", lambda: asyncio.sleep(0))
    await attempt("sleep", lambda: asyncio.sleep(1))
    await attempt("future", lambda: loop.create_future())
    await attempt("task", lambda: asyncio.create_task(sleeps()))
    await attempt("gather", lambda: asyncio.gather(sleeps(), sleeps()))
    await attempt("gather with exceptions", lambda: asyncio.gather(sleeps(), sleeps(), return_exceptions=True))
    await attempt("shield", lambda: asyncio.shield(sleeps()))
    await attempt("wait", lambda: asyncio.wait([asyncio.create_task(sleeps())]))
    await attempt("wait_for", lambda: asyncio.wait_for(sleeps(), 5))
    await attempt("TaskGroup", in_group)


asyncio.run(main())
