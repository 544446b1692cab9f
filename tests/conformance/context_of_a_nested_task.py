import asyncio
import contextvars

request = contextvars.ContextVar("request")
depth = contextvars.ContextVar("depth", default=0)


async def log(text):
    await asyncio.sleep(0)
    print(request.get("none"), depth.get(), text)


async def work(levels):
    depth.set(depth.get() + 1)
    await log("begins")
    if levels > 0:
        await asyncio.create_task(work(levels - 1))
    await log("ends")


async def serve(name):
    token = request.set(name)
    await work(2)
    await log("served")
    request.reset(token)
    await log("is over")


async def main():
    await asyncio.gather(serve("one"), serve("two"))
    await log("main")
    try:
        async with asyncio.timeout(1):
            request.set("in the block")
            await asyncio.sleep(2)
    except TimeoutError:
        await log("too late")


asyncio.run(main())
