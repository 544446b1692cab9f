import asyncio


async def main():
    print("runs")


def attempt(what):
    try:
        print(what() is None)
    except (RuntimeError, ValueError) as e:
        print(repr(e))


runner = asyncio.Runner()
runner.close()
runner.close()
# It was never used, so it is not over.
attempt(lambda: runner.run(main()))
runner.close()
attempt(lambda: runner.get_loop())

runner = asyncio.Runner()
runner.run(main())
loop = runner.get_loop()
runner.close()
attempt(lambda: runner.get_loop())
coroutine = main()
attempt(lambda: runner.run(coroutine))
coroutine.close()
print("closed" if loop.is_closed() else "open")
attempt(lambda: runner.run("no coroutine"))
