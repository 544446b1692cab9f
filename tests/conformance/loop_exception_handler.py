import asyncio


def handler(loop, context):
    print(context["message"])
    if "exception" in context:
        print(repr(context["exception"]))
    print("own" if context.get("mark") == 7 else "none")


def fails():
    raise ValueError("in callback")


async def bad():
    raise KeyError("never asked for")


async def main():
    loop = asyncio.get_running_loop()
    print("none" if loop.get_exception_handler() is None else "some")
    loop.set_exception_handler(handler)
    print("same" if loop.get_exception_handler() is handler else "other")
    loop.call_exception_handler({"message": "by hand", "mark": 7})
    handle = loop.call_soon(fails)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("the loop goes on")
    loop.set_exception_handler(None)
    print("none" if loop.get_exception_handler() is None else "some")
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(repr(e))


import re
_print = print


def print(text):
    _print(re.sub(r" at [^ >]*:\d+", " at FILE:N", text))


asyncio.run(main())
