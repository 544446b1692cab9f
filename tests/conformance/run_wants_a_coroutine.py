import asyncio


async def main():
    inner = inside()
    try:
        asyncio.run(inner)
    except RuntimeError as e:
        print(repr(e))
    await inner


async def inside():
    print("inside")


for value in (5, "main", 1.5):
    try:
        asyncio.run(value)
    except ValueError as e:
        print(repr(e))
asyncio.run(main())
