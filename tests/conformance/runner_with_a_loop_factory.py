import asyncio

made = []


def factory():
    loop = asyncio.new_event_loop()
    made.append(loop)
    return loop


async def main():
    print("runs on it" if asyncio.get_running_loop() is made[0] else "runs elsewhere")
    return "result"


with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.run(main()))
    print("debug" if runner.get_loop() is made[0] and runner.get_loop().get_debug() else "not debug")
    print(runner.run(main()))
print(str(len(made)) + " made, " + ("closed" if made[0].is_closed() else "open"))


def fails():
    raise ValueError("no loop today")


runner = asyncio.Runner(loop_factory=fails)
try:
    runner.get_loop()
except ValueError as e:
    print(repr(e))
runner.close()
