import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    try:
        await asyncio.wait_for(future)
    except TypeError as e:
        print(e)
    print(await asyncio.wait_for(future, None))


asyncio.run(main())
