import asyncio


async def fails(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name + " fails")
    raise ValueError(name)


async def works(name, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        print(name + " is done")
    except asyncio.CancelledError:
        print(name + " is cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler " + context["message"]))
    gathered = asyncio.gather(works("first", 4), fails("second", 1), fails("third", 3), works("fourth", 6))
    try:
        await gathered
    except ValueError as e:
        print("main " + repr(e))
    print("cancel " + ("taken" if gathered.cancel() else "refused"))
    await asyncio.sleep(0.05)
    print("the others went on")

    # Two fail in one turn: the first counts, the second is seen all the same.
    try:
        await asyncio.gather(fails("one", 1), fails("two", 1))
    except ValueError as e:
        print("main " + repr(e))
    await asyncio.sleep(0)


asyncio.run(main())
