import asyncio


async def sleeps():
    await asyncio.sleep(10)


async def ask(name, awaitable):
    try:
        await awaitable
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))


async def main():
    # The exception that ended a task goes to the first who asks; later ones get a new one.
    task = asyncio.create_task(sleeps())
    await asyncio.sleep(0)
    task.cancel("message")
    await ask("first", task)
    await ask("second", task)
    await ask("shield", asyncio.shield(task))
    for method in (task.result, task.exception):
        try:
            method()
        except asyncio.CancelledError as e:
            print(repr(e))

    # Several who wait stand in line for it.
    task = asyncio.create_task(sleeps())
    waiters = [asyncio.create_task(ask(name, task)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    task.cancel("for one")
    await asyncio.wait(waiters)

    # A task that never started.
    task = asyncio.create_task(sleeps())
    task.cancel("unstarted")
    await ask("first", task)
    await ask("second", task)

    # A future keeps its message for all.
    future = asyncio.get_running_loop().create_future()
    future.cancel("future")
    await ask("first", future)
    await ask("second", future)

    # So does a task that had come to its end already when it was cancelled.
    async def cancels_itself():
        asyncio.current_task().cancel("too late")

    task = asyncio.create_task(cancels_itself())
    await ask("first", task)
    await ask("second", task)


asyncio.run(main())
