import asyncio


async def sleeper(name, delay):
    await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(
        sleeper("third", 0.06),
        sleeper("first", 0.02),
        sleeper("zero", 0),
        sleeper("second", 0.04),
    )


asyncio.run(main())
