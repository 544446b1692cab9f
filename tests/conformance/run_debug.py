import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print("debug" if loop.get_debug() else "no debug")


asyncio.run(main())
asyncio.run(main(), debug=True)
asyncio.run(main(), debug=False)
