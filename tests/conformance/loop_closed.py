import asyncio


async def nothing():
    pass


def attempt(f):
    try:
        f()
        print("no error")
    except RuntimeError as e:
        print(repr(e))


async def main():
    running = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    future = other.create_future()
    attempt(running.close)
    attempt(lambda: running.run_until_complete(future))
    attempt(running.run_forever)
    attempt(lambda: other.run_until_complete(future))
    attempt(other.run_forever)
    other.close()


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
loop.close()
attempt(lambda: loop.call_soon(print))
attempt(lambda: loop.call_later(1, print))
attempt(loop.run_forever)
attempt(loop.stop)
attempt(lambda: loop.create_future())
c = nothing()
attempt(lambda: loop.run_until_complete(c))
attempt(lambda: loop.create_task(c))
c.close()
