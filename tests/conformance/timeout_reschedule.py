import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.02) as cm:
        cm.reschedule(None)
        await asyncio.sleep(0.05)
        print("no longer limited")
    try:
        async with asyncio.timeout(None) as cm:
            when = loop.time() + 0.01
            cm.reschedule(when)
            print("moved" if cm.when() == when else "not moved")
            await asyncio.sleep(5)
    except TimeoutError:
        print("limited after all")
    try:
        async with asyncio.timeout(10) as cm:
            cm.reschedule(loop.time() - 1)
            await asyncio.sleep(5)
    except TimeoutError:
        print("in the past")
    try:
        cm.reschedule(5)
    except RuntimeError as e:
        print(repr(e))
    print(repr(cm))
    async with asyncio.timeout(5) as cm:
        pass
    try:
        cm.reschedule(5)
    except RuntimeError as e:
        print(repr(e))
    print(repr(cm))
    print(repr(asyncio.timeout(3)))


asyncio.run(main())
