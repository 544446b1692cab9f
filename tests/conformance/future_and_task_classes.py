import asyncio


async def value():
    return "value"


async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.Future()
    print("same" if future.get_loop() is loop else "other")
    other = asyncio.Future(loop=loop)
    loop.call_soon(other.set_result, "future")
    print(await other)
    task = asyncio.Task(value(), name="by hand")
    print(task.get_name())
    print(await task)
    task = loop.create_task(value(), name="by the loop")
    print(task.get_name())
    print(await task)
    future.cancel()


asyncio.run(main())
