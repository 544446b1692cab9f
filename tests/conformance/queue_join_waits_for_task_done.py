import asyncio


async def main():
    queue = asyncio.Queue()
    await queue.join()
    print("nothing to wait for")

    async def worker(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            print(name + " did " + str(item))
            queue.task_done()

    for n in range(1, 6):
        queue.put_nowait(n)
    a = asyncio.create_task(worker("a"))
    b = asyncio.create_task(worker("b"))
    also = asyncio.create_task(queue.join())
    await queue.join()
    print("all done")
    await also
    a.cancel()
    b.cancel()
    await asyncio.wait([a, b])

    try:
        queue.task_done()
    except ValueError as e:
        print(repr(e))
    queue.put_nowait("x")
    try:
        await asyncio.wait_for(queue.join(), 0.01)
    except TimeoutError:
        print("not yet")
    print(queue.get_nowait())
    queue.task_done()
    await queue.join()
    try:
        queue.task_done()
    except ValueError as e:
        print(repr(e))

    # Done with before it was taken out: Python counts, and nothing more.
    queue.put_nowait("y")
    queue.task_done()
    await queue.join()
    print(queue.qsize())


asyncio.run(main())
