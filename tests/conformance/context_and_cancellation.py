import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")


async def cleans_up():
    token = var.set("child")
    try:
        await asyncio.sleep(10)
    finally:
        print("finally sees", var.get())
        await asyncio.sleep(0)
        var.reset(token)
        print("after reset", var.get())


def show(task):
    print("callback of the child sees", var.get())


async def main():
    var.set("main")
    task = asyncio.create_task(cleans_up())
    var.set("main, later")
    task.add_done_callback(show)
    await asyncio.sleep(0)
    var.set("canceller")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main sees", var.get())

    def handler(loop, context):
        print("handler:", context["exception"])

    asyncio.get_running_loop().set_exception_handler(handler)

    def failing():
        var.set("of a failing callback")
        raise ValueError("out of the callback")

    asyncio.get_running_loop().call_soon(failing)
    asyncio.get_running_loop().call_soon(lambda: print("the next one sees", var.get()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("main sees", var.get())


asyncio.run(main())
