import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    if value == "bad":
        raise ValueError(value)
    return value


async def main():
    tasks = [
        asyncio.create_task(after(0.02, "slow"), name="one"),
        asyncio.create_task(after(0, "bad"), name="two"),
        asyncio.create_task(after(0, "fast"), name="three"),
    ]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))
    for task in sorted(done, key=lambda t: t.get_name()):
        if task.exception():
            print(task.get_name() + " " + repr(task.exception()))
        else:
            print(task.get_name() + " " + task.result())


asyncio.run(main())
