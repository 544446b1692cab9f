import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        async def child(name, depth):
            print(name + " begins")
            if depth > 0:
                group.create_task(child(name + "a", depth - 1))
                await asyncio.sleep(0)
                group.create_task(child(name + "b", depth - 1))
            print(name + " ends")

        task = group.create_task(child("a", 2), name="root")
        print(task.get_name())
        print("the body is over")
    print("the block is over")

    # The last task makes another while the block already waits for it.
    async with asyncio.TaskGroup() as group:
        async def last():
            await asyncio.sleep(0.001)
            group.create_task(another())

        async def another():
            await asyncio.sleep(0.001)
            print("another")

        group.create_task(last())
    print("over")

    coroutine = another()
    try:
        group.create_task(coroutine)
    except RuntimeError as e:
        print("RuntimeError, " + str(e).split("> ")[1])
    coroutine.close()


asyncio.run(main())
