import asyncio
import re


def named(*args):
    print("not here")


def show(value):
    text = re.sub(r"at [^ >]*:\d+", "at FILE:N", repr(value))
    print(re.sub(r"when=[0-9.]+", "when=TIME", text))


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(named)
    show(handle)
    print("cancelled" if handle.cancelled() else "not cancelled")
    handle.cancel()
    handle.cancel()
    print("cancelled" if handle.cancelled() else "not cancelled")
    show(handle)

    when = loop.time() + 100
    timer = loop.call_at(when, named, "x", 1)
    show(timer)
    print("same" if timer.when() == when else "other")
    print("cancelled" if timer.cancelled() else "not cancelled")
    timer.cancel()
    print("cancelled" if timer.cancelled() else "not cancelled")
    show(timer)
    ran = loop.call_soon(print, "runs")
    await asyncio.sleep(0)
    ran.cancel()


asyncio.run(main())
