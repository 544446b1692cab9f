import asyncio


async def attempt(name, work):
    try:
        await work()
        print(name + " went")
    except (RuntimeError, TimeoutError) as e:
        print(name + " " + type(e).__name__ + " " + str(e))


async def main():
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout(5)
    print("none" if limit.when() is None else "some")
    print("expired" if limit.expired() else "not expired")

    async def reschedule():
        limit.reschedule(loop.time() + 5)

    async def enter():
        async with limit:
            await asyncio.sleep(0)

    await attempt("before", reschedule)
    await attempt("enter", enter)
    await attempt("after", reschedule)
    await attempt("enter again", enter)

    async def twice():
        async with asyncio.timeout(5) as inner:
            async with inner:
                pass

    await attempt("inside itself", twice)


asyncio.run(main())
