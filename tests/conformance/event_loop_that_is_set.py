import asyncio


def same(a, b):
    print("same" if a is b else "different")


one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
asyncio.set_event_loop(one)
same(asyncio.get_event_loop(), one)
asyncio.set_event_loop(two)
same(asyncio.get_event_loop(), two)


async def main():
    # Inside, it is the one that runs.
    same(asyncio.get_event_loop(), one)
    same(asyncio.get_running_loop(), one)
    asyncio.set_event_loop(two)
    same(asyncio.get_event_loop(), one)


one.run_until_complete(main())
same(asyncio.get_event_loop(), two)
future = asyncio.Future()
same(future.get_loop(), two)
future.cancel()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(repr(e))
one.close()
same(asyncio.get_event_loop(), two)
two.close()
same(asyncio.get_event_loop(), two)
print("closed" if asyncio.get_event_loop().is_closed() else "open")

# None is there any more, and none is made.
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(repr(e))
