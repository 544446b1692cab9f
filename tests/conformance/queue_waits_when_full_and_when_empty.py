import asyncio


async def main():
    queue = asyncio.Queue(2)

    async def producer(name):
        for n in 1, 2, 3:
            await queue.put(name + str(n))
            print("put " + name + str(n))

    async def consumer(name):
        for _ in range(3):
            print(name + " got " + await queue.get())

    await asyncio.gather(producer("a"), producer("b"), consumer("x"), consumer("y"))
    print("consumers first")
    await asyncio.gather(consumer("x"), consumer("y"), producer("a"), producer("b"))
    print(queue.qsize())


asyncio.run(main())
