import asyncio


async def waiter(name, condition, log):
    async with condition:
        print(name + " waits")
        print(name + (" true" if await condition.wait() else " false"))
        log.append(name)


async def main():
    condition, log = asyncio.Condition(), []
    tasks = [asyncio.create_task(waiter(name, condition, log)) for name in "abcde"]
    await asyncio.sleep(0)
    print("locked" if condition.locked() else "free")

    async with condition:
        condition.notify()
        print("".join(log) + ".")
        await asyncio.sleep(0)
        print("".join(log) + ".")
    await asyncio.sleep(0)
    print("".join(log) + ".")

    await condition.acquire()
    condition.notify(2)
    condition.notify(0)
    condition.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("".join(log) + ".")

    async with condition:
        condition.notify_all()
        condition.notify_all()
    await asyncio.wait(tasks)
    print("".join(log) + ".")
    async with condition:
        condition.notify(5)
    print("locked" if condition.locked() else "free")


asyncio.run(main())
