import asyncio


def kind(e):
    return "none" if e is None else repr(e)


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        try:
            await asyncio.sleep(0)
            raise OSError("in exit")
        except OSError as e:
            print(repr(e) + " context " + kind(e.__context__))


async def main():
    async with Manager():
        print("fine")
    try:
        async with Manager():
            raise ValueError("a")
    except ValueError as e:
        print(repr(e) + " context " + kind(e.__context__))


asyncio.run(main())
