import asyncio
import gc


async def waits():
    await asyncio.get_running_loop().create_future()


async def waits_for_an_event():
    await asyncio.Event().wait()


async def waits_for_the_other(others, name):
    await asyncio.sleep(0)
    await others[name]


async def step(what):
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    print("after", what)


async def make_pair():
    others = {}
    for name, other in (("one", "two"), ("two", "one")):
        others[name] = asyncio.create_task(waits_for_the_other(others, other), name="pair")


async def main():
    def handler(loop, context):
        print(context["message"], context["task"].get_name(), context["task"].done())

    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.create_task(waits(), name="dropped")
    kept = {"task": asyncio.create_task(waits(), name="in a table")}
    await step("the first")
    kept.clear()
    await step("the second")
    asyncio.create_task(waits_for_an_event(), name="event")
    await step("the event")
    await make_pair()
    await step("the pair")
    future = asyncio.get_running_loop().create_future()

    async def waits_for_what_is_held():
        await future

    asyncio.create_task(waits_for_what_is_held(), name="held")
    await step("one that can be woken")
    future.set_result(None)
    await step("the end")


asyncio.run(main())
