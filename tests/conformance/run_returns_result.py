import asyncio


async def main(n):
    await asyncio.sleep(0)
    return n * 2


async def two():
    return "first", "second"


print(asyncio.run(main(21)))
print(asyncio.run(main(4)))
a, b = asyncio.run(two())
print(a + " " + b)
