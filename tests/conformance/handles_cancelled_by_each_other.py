import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handles = {}

    def cancel(name):
        print("cancels " + name)
        handles[name].cancel()

    # Ready already, and cancelled by one before it in the same turn.
    loop.call_soon(cancel, "second")
    handles["second"] = loop.call_soon(print, "never")
    loop.call_soon(print, "third")
    await asyncio.sleep(0)

    # Two timers that are due in the same turn.
    now = loop.time()
    loop.call_at(now + 0.001, cancel, "later")
    handles["later"] = loop.call_at(now + 0.0010000001, print, "never")
    loop.call_at(now + 0.002, print, "last")
    await asyncio.sleep(0.01)

    # One that cancels itself runs once; cancelling what has run does nothing.
    def itself():
        handles["itself"].cancel()
        print("itself, cancelled" if handles["itself"].cancelled() else "itself")

    handles["itself"] = loop.call_soon(itself)
    ran = loop.call_soon(print, "ran")
    await asyncio.sleep(0)
    ran.cancel()
    ran.cancel()
    print("cancelled" if ran.cancelled() else "not cancelled")


asyncio.run(main())
