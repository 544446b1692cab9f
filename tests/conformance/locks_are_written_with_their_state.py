import asyncio
import re


def show(thing):
    print(re.sub("0x[0-9a-f]+", "ADDRESS", str(thing)))


async def with_waiters(thing, wait):
    tasks = [asyncio.create_task(wait()) for _ in range(3)]
    await asyncio.sleep(0)
    show(thing)
    tasks[0].cancel()
    show(thing)
    await asyncio.sleep(0)
    show(thing)
    tasks[1].cancel()
    tasks[2].cancel()
    await asyncio.wait(tasks)


async def main():
    lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    semaphore, bounded = asyncio.Semaphore(2), asyncio.BoundedSemaphore()
    barrier = asyncio.Barrier(4)
    show(lock)
    await lock.acquire()
    show(lock)
    await with_waiters(lock, lambda: lock.acquire())
    lock.release()
    show(lock)

    show(event)
    await with_waiters(event, lambda: event.wait())
    event.set()
    show(event)

    show(condition)

    async def wait():
        async with condition:
            await condition.wait()

    await with_waiters(condition, wait)
    await condition.acquire()
    show(condition)

    show(semaphore)
    await semaphore.acquire()
    show(semaphore)
    await semaphore.acquire()
    show(semaphore)
    await with_waiters(semaphore, lambda: semaphore.acquire())
    semaphore.release()
    show(semaphore)
    show(bounded)
    await bounded.acquire()
    show(bounded)

    show(barrier)
    await with_waiters(barrier, lambda: barrier.wait())
    await barrier.abort()
    show(barrier)


asyncio.run(main())
