import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def one(_):
        print("one")

    def two(_):
        print("two")

    print(future.remove_done_callback(one))
    for callback in (one, two, one):
        future.add_done_callback(callback)
    print(future.remove_done_callback(one))
    future.set_result(None)
    # They are on their way: nothing can be removed any more.
    print(future.remove_done_callback(two))
    await asyncio.sleep(0)
    # Added to one that is done: called in the next turn, each time.
    future.add_done_callback(one)
    future.add_done_callback(one)
    print("added")
    await asyncio.sleep(0)

    # Added by a callback while the others are called.
    future = loop.create_future()

    def adds(future):
        print("adds")
        future.add_done_callback(two)

    future.add_done_callback(adds)
    future.add_done_callback(one)
    future.set_result(None)
    await asyncio.sleep(0)
    print("next turn")
    await asyncio.sleep(0)

    # One that fails does not keep the others from being called.
    def fails(_):
        raise ValueError("fails")

    loop.set_exception_handler(lambda loop, context: print(repr(context["exception"])))
    future = loop.create_future()
    future.add_done_callback(fails)
    future.add_done_callback(one)
    future.cancel()
    await asyncio.sleep(0)


asyncio.run(main())
