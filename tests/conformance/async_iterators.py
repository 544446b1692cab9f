import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("iter")
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Fails(Countdown):
    async def __anext__(self):
        raise ValueError("in anext")


async def main():
    async for n in Countdown(3):
        print(n)
        if n == 1:
            continue
    async for n in Countdown(3):
        if n == 1:
            break
    print("left at " + str(n))
    for attempt in range(2):
        async for n in Countdown(attempt):
            print("nested " + str(n))
    try:
        async for n in Fails(1):
            print("not here")
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
