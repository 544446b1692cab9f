import asyncio


async def raises():
    raise asyncio.CancelledError("by hand")


async def main():
    task = asyncio.create_task(raises())
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))
    print("cancelled" if task.cancelled() else "not cancelled")
    try:
        await raises()
    except Exception:
        print("not here: it is no Exception")
    except BaseException as e:
        print(repr(e))


asyncio.run(main())
