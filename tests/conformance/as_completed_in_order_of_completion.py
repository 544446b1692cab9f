import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    if value == "bad":
        raise ValueError(value)
    return value


async def main():
    tasks = [after(0.06, "last"), after(0, "first"), after(0.04, "third"), after(0.02, "bad")]
    for awaitable in asyncio.as_completed(tasks):
        try:
            print(await awaitable)
        except ValueError as e:
            print(repr(e))
    for awaitable in asyncio.as_completed([]):
        print("not here")
    print("end")


asyncio.run(main())
