import asyncio


async def raises_stop():
    raise StopIteration("by hand")


async def raises_generator_exit():
    raise GeneratorExit()


async def main():
    task = asyncio.create_task(raises_stop())
    try:
        await task
    except RuntimeError as e:
        print(repr(e))
        print(repr(e.__cause__))
    try:
        await raises_generator_exit()
    except GeneratorExit as e:
        print(repr(e))


asyncio.run(main())
