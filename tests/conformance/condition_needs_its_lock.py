import asyncio


async def main():
    condition = asyncio.Condition()
    try:
        await condition.wait()
    except RuntimeError as e:
        print(repr(e))
    try:
        condition.notify()
    except RuntimeError as e:
        print(repr(e))
    try:
        condition.notify_all()
    except RuntimeError as e:
        print(repr(e))
    try:
        condition.release()
    except RuntimeError as e:
        print(repr(e))
    try:
        await condition.wait_for(lambda: False)
    except RuntimeError as e:
        print(repr(e))
    # With nothing to wait for, wait_for does not look at the lock.
    print(await condition.wait_for(lambda: 5))


asyncio.run(main())
