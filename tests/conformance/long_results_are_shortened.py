import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for value in ["a" * 27, "a" * 28, "a" * 29, "a" * 30, "abcdefghij" * 5, "it's " * 9, "\n" * 20,
                  "é" * 28, "é" * 40, "x" * 13 + "\n" * 30 + "y" * 14, 12345, 1.5]:
        future = loop.create_future()
        future.set_result(value)
        print(future)


asyncio.run(main())
