import asyncio


async def after(delay, fails):
    await asyncio.sleep(delay)
    if fails:
        raise KeyError("k")


def names(tasks):
    return " ".join(sorted(t.get_name() for t in tasks))


async def main():
    def three():
        return [
            asyncio.create_task(after(0, False), name="quick"),
            asyncio.create_task(after(0.03, True), name="failing"),
            asyncio.create_task(after(0.06, False), name="slow"),
        ]

    done, pending = await asyncio.wait(three(), return_when=asyncio.FIRST_COMPLETED)
    print("done: " + names(done) + "; pending: " + names(pending))
    await asyncio.wait(pending)
    done, pending = await asyncio.wait(three(), return_when=asyncio.FIRST_EXCEPTION)
    print("done: " + names(done) + "; pending: " + names(pending))
    await asyncio.wait(pending)
    print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)


asyncio.run(main())
