import asyncio
import re


def show(value):
    text = re.sub(r"(at|created at) [^ >\]]*:\d+", r"\1 FILE:N", repr(value))
    text = text.replace("_run_until_complete_cb() at FILE:N", "_run_until_complete_cb()")
    print(re.sub(r"0x[0-9a-f]+", "0xADDRESS", text))


async def waits(future):
    await future


async def works():
    return "worked"


async def fails():
    raise ValueError("x")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waits(future), name="waiter")
    show(task)
    await asyncio.sleep(0)
    show(task)
    show(future)
    task.cancel()
    show(task)
    await asyncio.wait([task])
    show(task)
    done = asyncio.create_task(works())
    await done
    show(done)
    failed = asyncio.create_task(fails(), name="bad one")
    await asyncio.wait([failed])
    show(failed)
    failed.exception()
    show(asyncio.current_task())
    c = works()
    show(c)
    await c


asyncio.run(main())
