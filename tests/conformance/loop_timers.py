import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.06, print, "sixty")
    loop.call_at(start + 0.02, print, "twenty")
    loop.call_later(-5, print, "past")
    loop.call_later(0, print, "zero")
    cancelled = loop.call_later(0.03, print, "not here")
    loop.call_soon(print, "soon")
    cancelled.cancel()
    moved = loop.call_later(0.04, print, "forty", "and", "arguments")
    await asyncio.sleep(0.08)
    passed = loop.time() - start
    print("about right" if 0.079 < passed < 2 else "wrong time")
    print("number" if isinstance(loop.time(), float) else "something else")


asyncio.run(main())
