import asyncio

loop = asyncio.new_event_loop()


def attempt(f):
    try:
        f()
        print("went well")
    except TypeError as err:
        print(err)


attempt(lambda: loop.call_soon())
attempt(lambda: loop.call_soon_threadsafe())
attempt(lambda: loop.call_later(1))
attempt(lambda: loop.call_at(1))
loop.close()
