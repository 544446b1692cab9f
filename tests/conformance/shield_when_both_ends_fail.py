import asyncio


async def fails(name):
    try:
        await asyncio.sleep(0.05)
    finally:
        print(name + " fails")
    raise ValueError(name)


async def works(name):
    await asyncio.sleep(0.05)
    print(name + " is done")
    return name


async def outer(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError as e:
        print("outer " + repr(e))
        raise


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler " + context["message"].split(" ")[0]))

    # Cancelled twice: the inner task does not notice.
    inner = asyncio.create_task(works("protected"))
    for message in ("first", "second"):
        waiting = asyncio.create_task(outer(inner))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel(message)
        await asyncio.wait([waiting])
    print(await inner)

    # Nobody waits for it any more when it fails.
    inner = asyncio.create_task(fails("alone"))
    waiting = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting, inner])
    print(repr(inner.exception()))

    # The inner one is cancelled, not the outer.
    inner = asyncio.create_task(works("never"))
    waiting = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    inner.cancel("inner")
    await asyncio.wait([waiting])
    print("cancelled" if waiting.cancelled() else "not cancelled")

    # What is done needs no protection.
    done = loop.create_future()
    done.set_result("done")
    print("itself" if asyncio.shield(done) is done else "another")


asyncio.run(main())
