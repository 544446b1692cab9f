import asyncio


async def worker(name, semaphore, log):
    try:
        async with semaphore:
            log.append(name)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append(name + "!")


async def round(first, second):
    semaphore, log = asyncio.Semaphore(1), []
    await semaphore.acquire()
    tasks = [asyncio.create_task(worker(name, semaphore, log)) for name in "abc"]
    await asyncio.sleep(0)
    first(semaphore, tasks)
    second(semaphore, tasks)
    await asyncio.wait(tasks)
    print(" ".join(log) + (" locked" if semaphore.locked() else " free"))


def release(semaphore, _):
    semaphore.release()


def cancel_a(_, tasks):
    tasks[0].cancel()


def cancel_a_and_b(_, tasks):
    tasks[0].cancel()
    tasks[1].cancel()


def cancel_b(_, tasks):
    tasks[1].cancel()


def twice(semaphore, _):
    semaphore.release()
    semaphore.release()


async def main():
    await round(release, cancel_a)
    await round(cancel_a, release)
    await round(release, cancel_b)
    await round(cancel_b, release)
    await round(release, cancel_a_and_b)
    await round(cancel_a_and_b, release)
    await round(twice, cancel_a_and_b)
    await round(cancel_a_and_b, twice)
    await round(twice, cancel_b)


asyncio.run(main())
