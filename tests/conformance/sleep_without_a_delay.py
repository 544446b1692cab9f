import asyncio


async def main():
    try:
        await asyncio.sleep()
    except TypeError as e:
        print(e)


asyncio.run(main())
