import asyncio

other = asyncio.new_event_loop()


async def attempt(name, make):
    try:
        await make()
        print(name + " went")
    except (RuntimeError, ValueError) as e:
        print(name + " " + type(e).__name__)


async def main():
    future = other.create_future()
    print("another" if future.get_loop() is not asyncio.get_running_loop() else "this one")

    async def waits():
        await future

    await attempt("await", waits)
    await attempt("task", lambda: asyncio.create_task(waits()))
    await attempt("gather", lambda: asyncio.gather(asyncio.sleep(0), future))
    await attempt("wait_for", lambda: asyncio.wait_for(future, 1))
    await attempt("ensure_future", lambda: asyncio.ensure_future(future, loop=asyncio.get_running_loop()))

    # Done already, it may be awaited anywhere.
    done = other.create_future()
    done.set_result("done")

    async def takes():
        print(await done)

    await attempt("done", takes)


asyncio.run(main())
other.close()
