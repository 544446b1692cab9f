import asyncio


async def waiter(name, condition):
    try:
        async with condition:
            try:
                await condition.wait()
                print(name + " woken")
            except asyncio.CancelledError as e:
                print(name + " " + repr(e) + (" locked" if condition.locked() else " free"))
                raise
    except asyncio.CancelledError:
        print(name + " cancelled")


async def main():
    condition = asyncio.Condition()

    # Cancelled while it waits for the news.
    a = asyncio.create_task(waiter("a", condition))
    await asyncio.sleep(0)
    a.cancel("a1")
    await asyncio.wait([a])

    # Cancelled, and the lock is held by somebody else: it waits for the lock, whatever comes.
    b = asyncio.create_task(waiter("b", condition))
    await asyncio.sleep(0)
    await condition.acquire()
    b.cancel("b1")
    await asyncio.sleep(0)
    b.cancel("b2")
    await asyncio.sleep(0)
    print("done" if b.done() else "not done")
    condition.release()
    await asyncio.wait([b])

    # Notified, and cancelled while it waits for the lock.
    c = asyncio.create_task(waiter("c", condition))
    await asyncio.sleep(0)
    await condition.acquire()
    condition.notify()
    await asyncio.sleep(0)
    c.cancel("c1")
    await asyncio.sleep(0)
    c.cancel("c2")
    await asyncio.sleep(0)
    condition.release()
    await asyncio.wait([c])

    # Notified and cancelled in one turn: the news is lost, as in Python.
    d = asyncio.create_task(waiter("d", condition))
    e = asyncio.create_task(waiter("e", condition))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        d.cancel()
    await asyncio.wait([d])
    await asyncio.sleep(0)
    print("e woken" if e.done() else "e waits on")
    async with condition:
        condition.notify()
    await e
    print("locked" if condition.locked() else "free")


asyncio.run(main())
