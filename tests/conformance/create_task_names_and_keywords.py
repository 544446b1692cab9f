import asyncio


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.create_task(nothing()).get_name())
    print(asyncio.create_task(nothing(), name="given").get_name())
    print(asyncio.create_task(nothing(), name=None, context=None).get_name())
    print(loop.create_task(nothing(), name=7).get_name())
    print(loop.create_task(nothing()).get_name())
    print(asyncio.Task(nothing(), name="by the class").get_name())
    print(asyncio.ensure_future(nothing()).get_name())
    task = asyncio.create_task(nothing())
    print(task.get_name())
    task.set_name("later")
    print(task.get_name())
    task.set_name(12)
    print(task.get_name() == "12")
    async with asyncio.TaskGroup() as group:
        print(group.create_task(nothing(), name="of a group").get_name())
        print(group.create_task(nothing()).get_name())
    for make in (asyncio.create_task, loop.create_task, group.create_task):
        coroutine = nothing()
        try:
            make(coroutine, nickname="x")
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__)
        coroutine.close()


asyncio.run(main())
