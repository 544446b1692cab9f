import asyncio


async def slow(cleanup):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("slow " + repr(e))
        if cleanup == "result":
            return "rescued"
        if cleanup == "raise":
            raise ValueError("while cleaning up")
        raise


async def main():
    task = asyncio.create_task(slow("none"))
    try:
        await asyncio.wait_for(task, 0.01)
    except TimeoutError as e:
        print(repr(e))
        print(type(e.__cause__).__name__)
    print("cancelled" if task.cancelled() else "not cancelled")
    print(await asyncio.wait_for(slow("result"), 0.01))
    try:
        await asyncio.wait_for(slow("raise"), 0.01)
    except ValueError as e:
        print(repr(e))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(slow("never starts"), timeout)
        except asyncio.TimeoutError as e:
            print(repr(e))


asyncio.run(main())
