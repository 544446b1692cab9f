import asyncio


async def work():
    return 1


def show(call):
    try:
        call()
    except TypeError as e:
        print(e)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    show(lambda: asyncio.gather(task, return_exception=True))
    show(lambda: asyncio.gather([task]))
    show(lambda: asyncio.sleep(0, resul=1))
    show(lambda: asyncio.create_task(task, nam="x"))
    show(lambda: loop.create_task(task, nam="x"))
    show(lambda: asyncio.Task(task, nam="x"))
    show(lambda: asyncio.Future(lop=loop))
    show(lambda: asyncio.ensure_future(task, lop=loop))
    show(lambda: task.cancel(mgs="x"))
    show(lambda: asyncio.Queue(maxsiz=1))
    show(lambda: asyncio.Lock(loop=loop))
    show(lambda: asyncio.Semaphore(valu=1))
    await task


asyncio.run(main())
