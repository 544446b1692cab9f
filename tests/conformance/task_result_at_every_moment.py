import asyncio


async def work():
    await asyncio.sleep(0)
    return "the result"


async def bad():
    await asyncio.sleep(0)
    raise ValueError("the exception")


def ask(name, f):
    try:
        print(name + ": " + repr(f()))
    except BaseException as e:
        print(name + " raises " + type(e).__name__ + ": " + str(e))


async def main():
    for make in (work, bad):
        task = asyncio.create_task(make())
        ask("result not started", task.result)
        ask("exception not started", task.exception)
        await asyncio.sleep(0)
        ask("result running", task.result)
        ask("exception running", task.exception)
        try:
            print("await gives " + await task)
        except ValueError as e:
            print("await raises " + repr(e))
        ask("result done", task.result)
        if make is bad:
            ask("exception done", task.exception)
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("cancelled")
    ask("result being cancelled", task.result)
    await asyncio.wait([task])
    ask("result cancelled", task.result)


asyncio.run(main())
