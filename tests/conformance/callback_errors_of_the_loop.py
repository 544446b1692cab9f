import asyncio


def handler(loop, context):
    print(repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)

    def fails(text):
        raise ValueError(text)

    loop.call_soon(fails, "soon")
    loop.call_soon(print, "next to it")
    loop.call_later(0.005, fails, "later")
    future = loop.create_future()
    future.add_done_callback(lambda f: fails("future"))
    future.set_result(None)
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(lambda t: fails("task"))
    await task
    await asyncio.sleep(0.01)
    print("end")


asyncio.run(main())
