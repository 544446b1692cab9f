import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "one")
    handle = loop.call_soon_threadsafe(print, "two")
    loop.call_soon(print, "three")
    cancelled = loop.call_soon_threadsafe(print, "never")
    cancelled.cancel()
    print("cancelled" if cancelled.cancelled() else "not cancelled")
    await asyncio.sleep(0)
    print("cancelled" if handle.cancelled() else "not cancelled")
    print(await loop.shutdown_default_executor() is None)
    return loop


loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print, "too late")
except RuntimeError as e:
    print(repr(e))
