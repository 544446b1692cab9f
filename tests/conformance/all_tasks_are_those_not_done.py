import asyncio


def show(where):
    names = sorted(task.get_name() for task in asyncio.all_tasks())
    print(where + ": " + " ".join(names))


async def works(turns):
    for _ in range(turns):
        await asyncio.sleep(0)


async def main():
    asyncio.current_task().set_name("main")
    show("at first")
    one = asyncio.create_task(works(0), name="one")
    two = asyncio.create_task(works(2), name="two")
    three = asyncio.create_task(works(9), name="three")
    show("not begun")
    await asyncio.sleep(0)
    show("one is done")
    three.cancel()
    show("cancelled, but not done")
    await asyncio.sleep(0)
    show("three is done")
    await two
    one.add_done_callback(lambda _: show("in a callback"))
    await asyncio.sleep(0)
    two = None
    future = asyncio.gather(works(1), works(1))
    print(len(asyncio.all_tasks()))
    await future
    show("at the end")
    return asyncio.get_running_loop()


loop = asyncio.run(main())
print(len(asyncio.all_tasks(loop)))
