import asyncio
import re


def show(value):
    print(re.sub(r"at [^ >]*:\d+", "at FILE:N", repr(value)))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    show(future)

    def first(f):
        pass

    def second(f):
        pass

    future.add_done_callback(first)
    show(re.sub(r"main\.<locals>\.", "", repr(future)))
    future.set_result("text")
    show(future)
    number = loop.create_future()
    number.set_result(5)
    show(number)
    failed = loop.create_future()
    failed.set_exception(ValueError("bad"))
    show(failed)
    failed.exception()
    cancelled = loop.create_future()
    cancelled.cancel()
    show(cancelled)


def show(value):
    text = value if isinstance(value, str) else repr(value)
    print(re.sub(r"at [^ >\]]*:\d+", "at FILE:N", text))


asyncio.run(main())
