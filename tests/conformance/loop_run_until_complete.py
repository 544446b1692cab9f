import asyncio


async def value():
    await asyncio.sleep(0)
    return "value"


async def bad():
    raise ValueError("bad")


async def stops():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)


loop = asyncio.new_event_loop()
print(loop.run_until_complete(value()))
future = loop.create_future()
loop.call_soon(future.set_result, "future")
print(loop.run_until_complete(future))
print(loop.run_until_complete(future))
task = loop.create_task(value())
print(loop.run_until_complete(task))
try:
    loop.run_until_complete(bad())
except ValueError as e:
    print(repr(e))
try:
    loop.run_until_complete(5)
except TypeError as e:
    print(repr(e))
task = loop.create_task(stops())
try:
    loop.run_until_complete(task)
except RuntimeError as e:
    print(repr(e))
task.cancel()
try:
    loop.run_until_complete(task)
except asyncio.CancelledError as e:
    print(repr(e))
loop.close()
