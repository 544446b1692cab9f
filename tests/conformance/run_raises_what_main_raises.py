import asyncio


async def bad():
    await asyncio.sleep(0)
    raise ValueError("from main", 2)


async def cancelled():
    asyncio.current_task().cancel("stop it")
    await asyncio.sleep(0)


try:
    asyncio.run(bad())
except ValueError as e:
    print(repr(e))
try:
    asyncio.run(cancelled())
except asyncio.CancelledError as e:
    print(repr(e))
