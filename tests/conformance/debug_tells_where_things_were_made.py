def callback(x):
    pass

async def work():
    await asyncio.sleep(0)
import asyncio, re

def show(value):
    print(re.sub(r"when=[0-9.]+", "when=TIME", re.sub(r"[^ <>]*debug_\w*\.\w+", "FILE", repr(value))))


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(callback, 1)
    show(handle)
    handle.cancel()
    show(handle)
    timer = loop.call_later(5, callback, 2)
    show(timer)
    timer.cancel()
    show(timer)
    timer = loop.call_at(loop.time() + 5, callback, 2)
    show(timer)
    timer.cancel()
    future = asyncio.Future(loop=loop)
    show(future)
    future.add_done_callback(callback)
    show(future)
    future.set_result(5)
    show(future)
    task = loop.create_task(work(), name="named")
    show(task)
    await task
    print(task.get_name())
    loop.set_debug(False)
    show(loop.create_task(work(), name="plain"))
    print(task.get_name())


asyncio.run(main(), debug=True)
