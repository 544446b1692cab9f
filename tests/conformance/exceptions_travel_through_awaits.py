import asyncio


async def raises(n):
    await asyncio.sleep(0)
    if n == 0:
        raise ValueError("deep")
    return await raises(n - 1)


async def counts(n, log):
    try:
        if n == 0:
            raise KeyError("bottom")
        await counts(n - 1, log)
    finally:
        log.append(n)


async def main():
    try:
        await raises(20)
    except ValueError as e:
        print(repr(e))
    log = []
    try:
        await counts(5, log)
    except KeyError as e:
        print(repr(e) + " " + " ".join(str(n) for n in log))
    task = asyncio.create_task(raises(3))
    try:
        await task
    except ValueError as first:
        try:
            await task
        except ValueError as second:
            print("same" if first is second else "other")


asyncio.run(main())
