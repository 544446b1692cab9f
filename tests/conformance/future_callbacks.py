import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def make(name):
        return lambda f: print(name + " " + f.result())

    a, b, c = make("a"), make("b"), make("c")
    future.add_done_callback(a)
    future.add_done_callback(b)
    future.add_done_callback(a)
    future.add_done_callback(c)
    print(future.remove_done_callback(a))
    print(future.remove_done_callback(a))
    future.set_result("ready")
    print("callbacks run later")
    loop.call_soon(print, "call_soon after set_result")
    await asyncio.sleep(0)
    future.add_done_callback(make("late"))
    print("the late one too")
    await asyncio.sleep(0)

    # One callback that fails does not stop the others.
    loop.set_exception_handler(lambda loop, context: print("handler: " + repr(context["exception"])))

    def fails(f):
        raise ValueError("in callback")

    future = loop.create_future()
    future.add_done_callback(fails)
    future.add_done_callback(make("after failure"))
    future.set_result("x")
    await asyncio.sleep(0)


asyncio.run(main())
