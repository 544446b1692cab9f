import asyncio


async def main():
    queue, full = asyncio.Queue(), asyncio.Queue(1)
    lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
    condition, barrier = asyncio.Condition(), asyncio.Barrier(2)
    full.put_nowait(1)
    await lock.acquire()

    async def wait_for_news():
        async with condition:
            await condition.wait()

    async def fail():
        await asyncio.sleep(0)
        raise ValueError("enough")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(queue.get())
            group.create_task(full.put(2))
            group.create_task(queue.join())
            group.create_task(lock.acquire())
            group.create_task(event.wait())
            group.create_task(semaphore.acquire())
            group.create_task(wait_for_news())
            group.create_task(barrier.wait())
            group.create_task(fail())
    except ExceptionGroup as e:
        print(e)
    print(queue)
    print(full)
    print(barrier.n_waiting, "locked" if condition.locked() else "free", sep="\t")
    lock.release()
    semaphore.release()
    print("locked" if lock.locked() else "free", "locked" if semaphore.locked() else "free", sep="\t")


asyncio.run(main())
