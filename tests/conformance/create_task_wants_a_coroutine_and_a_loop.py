import asyncio


async def nothing():
    pass


async def main():
    for value in (5, "text"):
        try:
            asyncio.create_task(value)
        except TypeError as e:
            print(repr(e))


c = nothing()
try:
    asyncio.create_task(c)
except RuntimeError as e:
    print(repr(e))
c.close()
asyncio.run(main())
