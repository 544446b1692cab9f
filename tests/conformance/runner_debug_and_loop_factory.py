import asyncio


async def show(what):
    loop = asyncio.get_running_loop()
    print(what, loop.get_debug(), loop is made[-1] if made else None)


made = []


def factory():
    print("factory")
    made.append(asyncio.new_event_loop())
    return made[-1]


asyncio.run(show("plain"))
asyncio.run(show("debug"), debug=True)
asyncio.run(show("no debug"), debug=False)
with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.get_loop() is made[0])
    runner.run(show("of a factory"))
    runner.run(show("again"))
print(made[0].is_closed())
runner = asyncio.Runner(loop_factory=factory)
runner.close()
print(len(made))
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)


def failing():
    raise ValueError("no loop today")


coroutine = show("never")
try:
    with asyncio.Runner(loop_factory=failing) as runner:
        runner.run(coroutine)
except ValueError as error:
    print(error)
coroutine.close()
