import asyncio


async def waiter(name, event):
    print(name + " waits")
    print(name + (" true " if await event.wait() else " false ") + ("set" if event.is_set() else "unset"))


async def main():
    event = asyncio.Event()
    print("set" if event.is_set() else "unset")
    a = asyncio.create_task(waiter("a", event))
    b = asyncio.create_task(waiter("b", event))
    await asyncio.sleep(0)
    event.set()
    event.set()
    print("set")
    await asyncio.wait([a, b])
    await waiter("late", event)
    event.clear()

    # Set and cleared at once: who waited is woken all the same.
    c = asyncio.create_task(waiter("c", event))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    await c

    # Who is cancelled leaves the others alone.
    d = asyncio.create_task(waiter("d", event))
    e = asyncio.create_task(waiter("e", event))
    await asyncio.sleep(0)
    d.cancel()
    event.set()
    await asyncio.wait([d, e])
    print("d cancelled" if d.cancelled() else "d done")
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
