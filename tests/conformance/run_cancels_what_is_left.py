import asyncio


async def worker(name):
    try:
        print(name + " starts")
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name + " cancelled")
        await asyncio.sleep(0)
        print(name + " cleaned up")
        raise
    finally:
        print(name + " finally")


async def main():
    asyncio.create_task(worker("only"))
    await asyncio.sleep(0)
    print("main ends")
    return "done"


print(asyncio.run(main()))
