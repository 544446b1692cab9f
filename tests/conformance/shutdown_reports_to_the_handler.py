import asyncio


async def bad_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("while shutting down")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn stays")
        await asyncio.sleep(0)
        print("stubborn ends")


def handler(loop, context):
    print(context["message"])
    print(repr(context["exception"]))


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    tasks.append(asyncio.create_task(bad_cleanup()))
    await asyncio.sleep(0)
    print("main ends")


async def main_with_stubborn():
    tasks.append(asyncio.create_task(stubborn()))
    await asyncio.sleep(0)
    return "result"


tasks = []
asyncio.run(main())
print("cancelled" if tasks[0].cancelled() else "not cancelled")
print(asyncio.run(main_with_stubborn()))
print("cancelled" if tasks[1].cancelled() else "not cancelled")
