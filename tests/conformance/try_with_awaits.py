import asyncio


async def step(text):
    await asyncio.sleep(0)
    print(text)


async def fail(exception):
    await asyncio.sleep(0)
    raise exception


async def work(exception):
    try:
        await step("body")
        if exception is not None:
            await fail(exception)
    except ValueError as e:
        await step("except " + repr(e))
        return "from except"
    else:
        await step("else")
        return "from else"
    finally:
        await step("finally")


async def loops():
    for n in range(4):
        try:
            await asyncio.sleep(0)
            if n == 2:
                break
            if n == 0:
                continue
            await step("body " + str(n))
        finally:
            await step("finally " + str(n))
    return n


async def main():
    print(await work(None))
    print(await work(ValueError("v")))
    try:
        await work(KeyError("k"))
    except KeyError as e:
        print("main " + repr(e))
    print(await loops())


asyncio.run(main())
