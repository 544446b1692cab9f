import asyncio


def fails(what):
    raise ValueError(what)


async def main():
    loop = asyncio.get_running_loop()
    print("none" if loop.get_exception_handler() is None else "some")

    def handler(loop, context):
        print(context["message"].split(" ")[0] + " " + repr(context["exception"]))
        loop.default_exception_handler(context)

    loop.set_exception_handler(handler)
    print("ours" if loop.get_exception_handler() is handler else "another")
    loop.call_soon(fails, "one")
    await asyncio.sleep(0)

    # By hand, with whatever is in the context.
    loop.call_exception_handler({"message": "by hand", "exception": KeyError("k"), "more": 1})

    # A handler that fails does not stop the loop.
    def failing(loop, context):
        print("failing")
        raise RuntimeError("in the handler")

    loop.set_exception_handler(failing)
    loop.call_soon(fails, "two")
    await asyncio.sleep(0)
    print("goes on")

    loop.set_exception_handler(None)
    print("none" if loop.get_exception_handler() is None else "some")
    try:
        loop.set_exception_handler("not a function")
    except TypeError as e:
        print(repr(e))


asyncio.run(main())
