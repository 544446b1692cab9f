import asyncio


async def waiter(name, future):
    try:
        print(name + " got " + await future)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
    except ValueError as e:
        print(name + " " + repr(e))


async def main():
    loop = asyncio.get_running_loop()
    for finish in (
        lambda f: f.set_result("it"),
        lambda f: f.set_exception(ValueError("v")),
        lambda f: f.cancel("c"),
    ):
        future = loop.create_future()
        tasks = [asyncio.create_task(waiter(name, future)) for name in ("a", "b", "c")]
        await asyncio.sleep(0)
        finish(future)
        print("finished")
        await asyncio.gather(*tasks)


asyncio.run(main())
