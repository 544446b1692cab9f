import asyncio


async def slow():
    await asyncio.sleep(10)


async def said(make):
    try:
        await make()
    except TimeoutError as e:
        print("[" + str(e) + "]", repr(e), len(e.args), str(e.__cause__ is not None).lower(), sep="\t")


async def in_timeout(limit):
    async with limit:
        await slow()


async def main():
    loop = asyncio.get_running_loop()
    await said(lambda: asyncio.wait_for(slow(), 0.01))
    await said(lambda: asyncio.wait_for(slow(), 0))
    await said(lambda: in_timeout(asyncio.timeout(0.01)))
    await said(lambda: in_timeout(asyncio.timeout_at(loop.time() + 0.01)))


asyncio.run(main())
