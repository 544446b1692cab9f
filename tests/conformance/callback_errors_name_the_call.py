import asyncio


def fails(*args):
    raise ValueError("no luck")


def show(loop, context):
    print(context["message"].split(" at ")[0])
    print(str(context["handle"]).split(" at ")[0])
    print(repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(show)
    loop.call_soon(fails)
    loop.call_soon(fails, 5, "text", 1.5)
    loop.call_soon(fails, "a long text that is not shown as a whole")
    await asyncio.sleep(0)
    future = loop.create_future()
    future.add_done_callback(fails)
    future.set_result("b")
    await asyncio.sleep(0)


asyncio.run(main())
