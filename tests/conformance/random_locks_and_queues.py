import asyncio


def new_random(seed):
    state = seed

    def random(n):
        nonlocal state
        state = (state * 1103515245 + 12345) % 2147483648
        return state // 65536 % n

    return random


async def scenario(seed):
    random = new_random(seed)
    log, tasks = [], []
    lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    condition, barrier = asyncio.Condition(lock), asyncio.Barrier(2)
    queue, priorities = asyncio.Queue(1), asyncio.PriorityQueue(2)
    signals = 0

    def note(text):
        log.append(text)

    async def pause():
        for _ in range(random(4)):
            await asyncio.sleep(0)

    async def step(name, choice):
        nonlocal signals
        if choice == 0:
            await pause()
        elif choice == 1:
            async with lock:
                note(name + "[")
                await pause()
                note(name + "]")
        elif choice == 2:
            async with semaphore:
                note(name + "(")
                await pause()
                note(name + ")")
        elif choice == 3:
            await event.wait()
            note(name + "E")
            event.clear()
        elif choice == 4:
            event.set()
        elif choice == 5:
            async with condition:
                await condition.wait_for(lambda: signals > 0)
                signals = signals - 1
                note(name + "C")
        elif choice == 6:
            async with condition:
                signals = signals + 1
                condition.notify(1 + random(2))
        elif choice == 7:
            note(name + "B" + str(await barrier.wait()))
        elif choice == 8:
            await queue.put(name)
            note(name + "P")
        elif choice == 9:
            note(name + "G" + await queue.get())
            queue.task_done()
        elif choice == 10:
            await priorities.put(random(5))
        elif choice == 11:
            note(name + "<" + str(await priorities.get()))
            priorities.task_done()
        elif choice == 12:
            tasks[random(len(tasks))].cancel()
        elif choice == 13:
            await queue.join()
            note(name + "J")
        elif choice == 14:
            if random(4) == 0:
                await barrier.reset()
        elif choice == 15:
            await asyncio.wait_for(lock.acquire(), 0)
        elif choice == 16:
            if lock.locked() and random(3) == 0:
                lock.release()
        elif choice == 17:
            queue.put_nowait(name)
        elif choice == 18:
            note(name + "N" + queue.get_nowait())
            queue.task_done()
        elif choice == 19:
            semaphore.release()

    async def worker(name):
        for _ in range(12):
            try:
                await step(name, random(20))
            except asyncio.CancelledError:
                note(name + "!")
                if random(3) == 0:
                    await pause()
            except TimeoutError:
                note(name + "t")
            except asyncio.BrokenBarrierError:
                note(name + "b")
            except asyncio.QueueFull:
                note(name + "f")
            except asyncio.QueueEmpty:
                note(name + "e")
            except RuntimeError:
                note(name + "r")

    for name in "abcdef":
        tasks.append(asyncio.create_task(worker(name)))
    # What hangs is cancelled, again and again.
    for turn in range(2001):
        await asyncio.sleep(0)
        task = tasks[turn // 20 % 6]
        if turn % 20 == 0:
            task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(str(seed) + " " + "".join(log))


for seed in range(1, 151):
    asyncio.run(scenario(seed))
