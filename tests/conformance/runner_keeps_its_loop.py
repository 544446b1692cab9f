import asyncio


async def loop_of():
    return asyncio.get_running_loop()


async def fail():
    raise KeyError("gone")


runner = asyncio.Runner()
first = runner.run(loop_of())
second = runner.run(loop_of())
print("same" if first is second else "other")
print("same" if runner.get_loop() is first else "other")
try:
    runner.run(fail())
except KeyError as e:
    print(repr(e))
try:
    runner.run(7)
except ValueError as e:
    print(repr(e))
print("closed" if first.is_closed() else "open")
runner.close()
runner.close()
print("closed" if first.is_closed() else "open")
late = loop_of()
try:
    runner.run(late)
except RuntimeError as e:
    print(repr(e))
late.close()
with asyncio.Runner() as other:
    print("same" if other.run(loop_of()) is first else "other")
