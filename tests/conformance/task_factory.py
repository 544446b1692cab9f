import asyncio


async def work(name):
    await asyncio.sleep(0)
    return name


def factory(loop, coro, context=None):
    print("factory makes", coro.__name__)
    return asyncio.Task(coro, loop=loop)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    task = asyncio.create_task(work("one"), name="named")
    print(task.get_name(), await task)
    print(await loop.create_task(work("two")))
    print(await asyncio.gather(work("three"), work("four")))
    print(await asyncio.wait_for(work("five"), 1))
    print(await asyncio.ensure_future(work("six")))
    async with asyncio.TaskGroup() as group:
        seven = group.create_task(work("seven"), name="of a group")
    print(seven.get_name(), seven.result())
    direct = asyncio.Task(work("eight"), name="direct")
    print(direct.get_name(), await direct)
    loop.set_task_factory(None)
    print(await asyncio.create_task(work("nine")), loop.get_task_factory())
    for wrong in (5, "factory"):
        try:
            loop.set_task_factory(wrong)
        except TypeError as error:
            print(error)

    def failing(loop, coro, context=None):
        coro.close()
        raise ValueError("no task for " + coro.__name__)

    loop.set_task_factory(failing)
    try:
        asyncio.create_task(work("ten"))
    except ValueError as error:
        print(error)
    loop.set_task_factory(None)


asyncio.run(main())
