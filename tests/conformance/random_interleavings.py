# Tasks that do random things, driven by the same random numbers in both languages.
import asyncio


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n


async def scenario(seed):
    loop = asyncio.get_running_loop()
    random = Random(seed)
    log, tasks, futures = [], [], []

    def note(text):
        log.append(text)

    async def worker(name, depth):
        note(name + "<")
        for step in range(6):
            choice = random.below(12)
            try:
                if choice <= 2:
                    await asyncio.sleep(0)
                elif choice == 3 and depth < 3:
                    tasks.append(asyncio.create_task(worker(name + str(step), depth + 1)))
                elif choice == 4:
                    future = loop.create_future()
                    futures.append(future)
                    future.add_done_callback(lambda f: note(name + "f"))
                elif choice == 5 and futures:
                    future = futures.pop(0)
                    if not future.done():
                        future.set_result(name)
                elif choice == 6 and futures:
                    note(name + ":" + await futures[random.below(len(futures))])
                elif choice == 7:
                    victim = tasks[random.below(len(tasks))]
                    note(name + ("x" if victim.cancel() else "o"))
                elif choice == 8:
                    loop.call_soon(note, name + "s")
                elif choice == 9 and depth < 3:
                    note(name + "=" + await worker(name + "i", depth + 1))
                elif choice == 10 and depth < 3:
                    results = await asyncio.gather(worker(name + "g", depth + 2), worker(name + "h", depth + 2),
                                                   return_exceptions=True)
                    note(name + "#" + str(len(results)))
                elif choice == 11:
                    if random.below(3) == 0:
                        raise ValueError(name)
            except asyncio.CancelledError:
                note(name + "!")
                if random.below(2) == 0:
                    raise
        note(name + ">")
        return name

    async def releaser():
        for turn in range(300):
            await asyncio.sleep(0)
            if turn % 10 == 9 and futures:
                future = futures.pop()
                if not future.done():
                    future.set_result("r")

    for name in ("a", "b", "c"):
        tasks.append(asyncio.create_task(worker(name, 0)))
    await releaser()
    for task in tasks:
        task.cancel()
    await asyncio.sleep(0)
    for turn in range(200):
        await asyncio.sleep(0)
        for task in tasks:
            if not task.done() and turn % 5 == 0:
                task.cancel()
    for task in tasks:
        if not task.done():
            note("?")
        elif task.cancelled():
            note("c")
        elif task.exception():
            note("e" + str(task.exception()))
        else:
            note("r" + task.result())
    return " ".join(log)


for seed in range(1, 41):
    print(str(seed) + " " + asyncio.run(scenario(seed)))
