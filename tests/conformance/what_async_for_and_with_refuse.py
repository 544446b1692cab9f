import asyncio


async def f():
    return 1


async def numbers():
    yield 1


async def try_for(x):
    try:
        async for _ in x:
            print("not here")
    except TypeError as e:
        print(str(e).replace("__aiter__", "__aiter"))


async def try_with(x):
    try:
        async with x:
            print("not here")
    except TypeError as e:
        print(e)


async def try_await(x):
    try:
        await x
    except TypeError as e:
        print(e)


async def main():
    c = f()
    await try_for(c)
    await try_with(c)
    await try_for(f)
    await try_with(f)
    await try_with(numbers())
    await try_await(f)
    await try_await(numbers)
    await try_await(numbers())
    print(await c)
    task = asyncio.create_task(f())
    await try_for(task)
    await try_with(task)
    print(await task)


asyncio.run(main())
