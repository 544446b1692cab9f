import asyncio


class Counter:
    def __init__(self):
        self.n = 0

    def add(self, by=1):
        self.n += by


async def main():
    loop = asyncio.get_running_loop()
    counter = Counter()
    loop.call_soon(counter.add)
    loop.call_soon(counter.add, 10)
    loop.call_later(0.001, counter.add, 100)
    await asyncio.sleep(0.01)
    print(counter.n)
    event = loop.create_future()
    loop.call_later(0.001, event.set_exception, ValueError("from a timer"))
    try:
        await event
    except ValueError as e:
        print(repr(e))
    task = asyncio.create_task(asyncio.sleep(10))
    loop.call_later(0.001, task.cancel, "by a timer")
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
