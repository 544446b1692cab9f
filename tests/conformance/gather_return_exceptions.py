import asyncio


async def ok():
    return "ok"


async def fail():
    raise ValueError("bad")


async def cancel_me():
    await asyncio.sleep(10)


async def main():
    victim = asyncio.create_task(cancel_me())
    asyncio.get_running_loop().call_soon(victim.cancel, "told to")
    results = await asyncio.gather(ok(), fail(), victim, ok(), return_exceptions=True)
    print(results[0])
    print(repr(results[1]))
    print(repr(results[2]))
    print(results[3])


asyncio.run(main())
