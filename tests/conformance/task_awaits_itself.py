import asyncio
import re


async def selfish():
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        print(re.sub(r"at \S+:\d+", "at FILE:N", str(e)))
    return "still alive"


async def other_loop(future):
    try:
        await future
    except RuntimeError as e:
        print(re.sub(r"at \S+:\d+", "at FILE:N", str(e)))


async def main():
    print(await asyncio.create_task(selfish(), name="me"))
    await asyncio.create_task(other_loop(foreign), name="t")


loop = asyncio.new_event_loop()
foreign = loop.create_future()
asyncio.run(main())
loop.close()
