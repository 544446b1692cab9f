import asyncio


class Manager:
    def __init__(self, name, swallows=False, fails=None):
        self.name, self.swallows, self.fails = name, swallows, fails

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter " + self.name)
        if self.fails == "enter":
            raise ValueError("enter " + self.name)
        return self.name.upper()

    async def __aexit__(self, kind, exception, traceback):
        await asyncio.sleep(0)
        print("exit " + self.name + " " + ("no exception" if exception is None else repr(exception)))
        if self.fails == "exit":
            raise KeyError("exit " + self.name)
        return self.swallows


async def returns():
    async with Manager("r"):
        return "returned"


async def main():
    async with Manager("a") as a, Manager("b") as b:
        print(a + b)
    async with Manager("swallow", swallows=True):
        raise ValueError("swallowed")
    print("goes on")
    try:
        async with Manager("outer"):
            async with Manager("inner"):
                raise ValueError("through both")
    except ValueError as e:
        print(repr(e))
    try:
        async with Manager("failing exit", fails="exit"):
            raise ValueError("replaced")
    except KeyError as e:
        print(repr(e) + " context " + repr(e.__context__))
    try:
        async with Manager("outer", swallows=True), Manager("fails", fails="enter"):
            print("not here")
    finally:
        print("outer has swallowed it")
    print(await returns())
    for n in range(3):
        async with Manager(str(n)):
            if n == 0:
                continue
            if n == 1:
                break
    print("loop left")


asyncio.run(main())
