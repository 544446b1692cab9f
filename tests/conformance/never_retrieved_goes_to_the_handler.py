import asyncio
import gc
import re


def handler(loop, context):
    print(context["message"])
    print(repr(context["exception"]))
    owner = context.get("future") or context.get("task")
    print(re.sub(r"at [^ >]*:\d+", "at FILE:N", repr(owner)))


async def bad():
    raise ValueError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    task = asyncio.create_task(bad(), name="t")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("dropping it")
    task = None
    gc.collect()
    future = loop.create_future()
    future.set_exception(KeyError("lost too"))
    future = None
    gc.collect()
    retrieved = asyncio.create_task(bad())
    await asyncio.wait([retrieved])
    retrieved.exception()
    retrieved = None
    gc.collect()
    print("end")


asyncio.run(main())
