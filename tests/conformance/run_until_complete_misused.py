import asyncio

loop, other = asyncio.new_event_loop(), asyncio.new_event_loop()


async def nested():
    coroutine = asyncio.sleep(0)
    for nest in (lambda: loop.run_until_complete(coroutine), lambda: other.run_until_complete(coroutine),
                 lambda: loop.run_forever(), lambda: loop.close()):
        try:
            nest()
        except RuntimeError as e:
            print(repr(e))
    coroutine.close()
    return "went on"


print(loop.run_until_complete(nested()))

future = other.create_future()
try:
    loop.run_until_complete(future)
except ValueError as e:
    print(repr(e))
future.cancel()


async def fails():
    raise KeyError("raised")


for _ in range(2):
    try:
        loop.run_until_complete(fails())
    except KeyError as e:
        print(repr(e))
task = loop.create_task(fails())
for _ in range(2):
    try:
        loop.run_until_complete(task)
    except KeyError as e:
        print(repr(e))
loop.close()
other.close()
coroutine = fails()
try:
    loop.run_until_complete(coroutine)
except RuntimeError as e:
    print(repr(e))
coroutine.close()
