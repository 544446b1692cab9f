import asyncio


async def inner():
    await asyncio.sleep(1)


async def outer():
    try:
        await inner()
    finally:
        await asyncio.sleep(1)


async def fails():
    await asyncio.sleep(0)
    await deeper()


async def deeper():
    raise ValueError("out of deeper")


def names(frames):
    return [frame.f_code.co_name for frame in frames]


async def main():
    task = asyncio.create_task(outer())
    print("before it began:", names(task.get_stack()))
    await asyncio.sleep(0)
    print("suspended:", names(task.get_stack()), names(task.get_stack(limit=1)), task.get_stack(limit=0))
    task.cancel()
    await asyncio.sleep(0)
    print("in its finally:", names(task.get_stack()))
    await asyncio.wait([task])
    print("cancelled:", task.get_stack())
    failed = asyncio.create_task(fails())
    await asyncio.wait([failed])
    print("failed:", names(failed.get_stack()))
    print("limited:", names(failed.get_stack(limit=1)), failed.get_stack(limit=0))
    print(repr(failed.exception()))
    done = asyncio.create_task(asyncio.sleep(0))
    await done
    print("done:", done.get_stack())
    current = asyncio.current_task()
    stack = names(current.get_stack())
    print("running:", stack[0], stack[-1], names(current.get_stack(limit=1)))
    try:
        current.get_stack(1)
    except TypeError:
        print("TypeError")


asyncio.run(main())
