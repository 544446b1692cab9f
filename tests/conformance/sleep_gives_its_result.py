import asyncio


async def main():
    print(await asyncio.sleep(0, "zero"))
    print(await asyncio.sleep(0.001, result="short"))
    print(await asyncio.sleep(-1, "negative"))
    print("nothing" if await asyncio.sleep(0) is None else "something")


asyncio.run(main())
