import asyncio


class Manager:
    async def __aenter__(self):
        try:
            for turn in range(3):
                await asyncio.sleep(0)
                print("entering " + str(turn))
        except asyncio.CancelledError:
            print("cancelled while entering")
            raise

    async def __aexit__(self, kind, exception, traceback):
        print("leaving " + (repr(exception) if exception else "quietly"))
        try:
            for turn in range(3):
                await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            print("cancelled while leaving " + repr(e))
            raise
        print("left")


async def uses():
    async with Manager():
        print("inside")
        for turn in range(3):
            await asyncio.sleep(0)
        print("inside again")
    return "result"


async def main():
    for turns in range(12):
        print("after " + str(turns))
        task = asyncio.create_task(uses())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel("after " + str(turns))
        try:
            print(await task)
        except asyncio.CancelledError as e:
            print(repr(e))


asyncio.run(main())
