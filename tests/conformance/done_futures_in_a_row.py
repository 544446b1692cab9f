import asyncio

log = []


async def awaits_done(name, future, times):
    for n in range(times):
        log.append(name + str(n))
        await future


async def takes_turns(name, times):
    for n in range(times):
        log.append(name + str(n))
        await asyncio.sleep(0)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(None)

    # What is done is not waited for: nobody else gets a turn.
    await asyncio.gather(awaits_done("a", future, 3), takes_turns("b", 3), awaits_done("c", future, 2))
    print(" ".join(log))
    log.clear()

    async def finished():
        return "finished"

    async def chain(depth):
        return await chain(depth - 1) if depth > 0 else await future or "deep"

    other = asyncio.create_task(takes_turns("other", 5))
    log.append(await finished())
    log.append(await chain(50))
    await asyncio.gather(future, future)
    log.append("gathered")
    task = asyncio.create_task(finished())
    log.append("before")
    log.append(await task)
    await other
    print(" ".join(log))


asyncio.run(main())
