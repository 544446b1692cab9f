import asyncio
import io
import re


async def sleeps():
    await asyncio.sleep(1)


async def fails():
    raise ValueError("bad luck")


def show(task, **keywords):
    text = io.StringIO()
    task.print_stack(file=text, **keywords)
    text = re.sub(r'"[^"]*", line \d+', '"FILE", line N', text.getvalue())
    text = re.sub(r" at \S*:\d+", " at FILE:N", text)
    print(re.sub(r" coro=.*>", " ...>", text), end="")


async def main():
    task = asyncio.create_task(sleeps(), name="sleeper")
    await asyncio.sleep(0)
    show(task)
    show(task, limit=0)
    failed = asyncio.create_task(fails(), name="loser")
    await asyncio.wait([failed])
    show(failed)
    show(failed, limit=0)
    failed.exception()
    await task
    show(task)
    task = asyncio.create_task(sleeps(), name="stopped")
    task.cancel()
    await asyncio.wait([task])
    show(task)


asyncio.run(main())
