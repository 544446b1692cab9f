import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(0.2)
        print(name + " slept")
    except asyncio.CancelledError:
        print(name + " cancelled")
        raise


async def main():
    a = asyncio.create_task(sleeper("a"))
    b = asyncio.create_task(sleeper("b"))
    asyncio.get_running_loop().call_later(0.005, a.cancel, "enough")
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError as e:
        print(repr(e))
    await b
    print("cancelled" if a.cancelled() else "not cancelled")
    print("cancelled" if asyncio.current_task().cancelled() else "main lives")


asyncio.run(main())
