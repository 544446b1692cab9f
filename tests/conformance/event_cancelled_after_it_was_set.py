import asyncio


async def waiter(name, event):
    try:
        await event.wait()
        print(name + " woken")
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))


async def main():
    event = asyncio.Event()
    a = asyncio.create_task(waiter("a", event))
    b = asyncio.create_task(waiter("b", event))
    c = asyncio.create_task(waiter("c", event))
    await asyncio.sleep(0)
    a.cancel("before")
    event.set()
    b.cancel("after")
    await asyncio.wait([a, b, c])
    print("set" if event.is_set() else "unset")


asyncio.run(main())
