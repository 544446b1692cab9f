import asyncio


class Thing:
    pass


async def main():
    for value in (5, 1.5):
        try:
            await value
        except TypeError as e:
            kind = type(value).__name__
            print(str(e).replace("object " + kind, "object T"))


asyncio.run(main())
