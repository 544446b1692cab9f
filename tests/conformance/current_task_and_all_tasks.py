import asyncio


def names(tasks):
    return " ".join(sorted(t.get_name() for t in tasks))


async def child():
    print("in " + asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("still " + asyncio.current_task().get_name())


async def main():
    asyncio.current_task().set_name("main")
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(child(), name="child")
    print(names(asyncio.all_tasks()))
    await asyncio.sleep(0)
    print(asyncio.current_task().get_name())
    print(asyncio.current_task(loop).get_name())
    loop.call_soon(lambda: print("no task" if asyncio.current_task() is None else "task"))
    await task
    print(names(asyncio.all_tasks()))
    print(names(asyncio.all_tasks(loop)))


try:
    asyncio.current_task()
except RuntimeError as e:
    print(repr(e))
try:
    asyncio.all_tasks()
except RuntimeError as e:
    print(repr(e))
asyncio.run(main())
