# As random_interleavings, with the rest of the library.
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

    async def numbers(name):
        try:
            for n in range(3):
                if random.below(2) == 0:
                    await asyncio.sleep(0)
                yield name + str(n)
        except GeneratorExit:
            note(name + "E")
            raise
        finally:
            note(name + "F")

    async def pick(name):
        if futures:
            return await futures[random.below(len(futures))]
        await asyncio.sleep(0)
        return name

    async def step(name, choice, depth):
        child = name + str(choice)
        if choice == 0:
            await asyncio.sleep(0)
        elif choice == 1:
            futures.append(loop.create_future())
        elif choice == 2 and futures:
            future = futures.pop(0)
            if not future.done():
                if random.below(4) == 0:
                    future.set_exception(KeyError(name))
                else:
                    future.set_result(name)
        elif choice == 3:
            tasks.append(asyncio.create_task(worker(child, depth + 1)))
        elif choice == 4:
            victim = tasks[random.below(len(tasks))]
            note(name + ("x" if victim.cancel(child) else "o") + str(victim.cancelling()))
        elif choice == 5:
            note(await asyncio.shield(worker(child, depth + 1)))
        elif choice == 6:
            a = asyncio.create_task(worker(child + "a", depth + 1))
            b = asyncio.create_task(pick(child + "b"))
            done, pending = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
            note(name + str(len(done)) + str(len(pending)))
        elif choice == 7:
            note(await asyncio.wait_for(worker(child, depth + 1), None))
        elif choice == 8:
            async with asyncio.TaskGroup() as group:
                group.create_task(worker(child, depth + 1))
                if random.below(2) == 0:
                    note(child + "=" + await pick(child))
        elif choice == 9:
            async with asyncio.timeout(None) as limit:
                note(child + "=" + await pick(child))
            note(name + str(limit.expired()).lower())
        elif choice == 10:
            async for item in numbers(child):
                note(item)
        elif choice == 11:
            generator = numbers(child)
            note(await generator.asend(None))
            await generator.aclose()
        elif choice == 12:
            first, second = await asyncio.gather(worker(child + "a", depth + 1), worker(child + "b", depth + 1))
            note(first + second)
        elif choice == 13:
            if random.below(3) == 0:
                raise ValueError(name)
        elif choice == 14:
            loop.call_soon(note, child)
        elif choice == 15:
            note(name + str(asyncio.current_task().uncancel()))
        elif choice == 16:
            for awaitable in asyncio.as_completed([worker(child, depth + 1)]):
                note(await awaitable)
        elif choice == 17:
            victim = tasks[random.below(len(tasks))]
            if victim is not asyncio.current_task() and victim.done() and not victim.cancelled():
                note(child + ("e" if victim.exception() else victim.result()))

    async def worker(name, depth):
        note(name + "<")
        for n in range(4):
            choice = random.below(18)
            if depth > 2 and choice in (3, 5, 6, 7, 8, 12, 16):
                choice = 0
            try:
                await step(name, choice, depth)
            except asyncio.CancelledError as e:
                note(name + "!" + repr(e)[14:])
                if random.below(2) == 0:
                    raise
            except TimeoutError:
                note(name + "T")
            except ExceptionGroup as e:
                note(name + repr(e)[50:])
            except KeyError as e:
                note(name + repr(e))
            finally:
                if random.below(8) == 0:
                    await asyncio.sleep(0)
        note(name + ">")
        return name

    for name in ("a", "b", "c"):
        tasks.append(asyncio.create_task(worker(name, 0)))
    for turn in range(200):
        await asyncio.sleep(0)
        if turn % 10 == 9 and futures:
            future = futures.pop()
            if not future.done():
                future.set_result("r")
    for turn in range(200):
        await asyncio.sleep(0)
        if turn % 5 == 0:
            for task in tasks:
                task.cancel()
    for task in tasks:
        if not task.done():
            note("?")
        elif task.cancelled():
            note("c")
        elif task.exception():
            note("e" + repr(task.exception()))
        else:
            note("r" + task.result())
    return " ".join(log)


for seed in range(1, 41):
    print(str(seed) + " " + asyncio.run(scenario(seed)))
