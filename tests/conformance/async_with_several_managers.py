import asyncio


class Manager:
    def __init__(self, name, enter=None, leave=None, swallow=False):
        self.name, self.enter, self.leave, self.swallow = name, enter, leave, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter " + self.name)
        if self.enter:
            raise self.enter
        return self.name

    async def __aexit__(self, kind, exception, traceback):
        await asyncio.sleep(0)
        print("leave " + self.name + " " + (repr(exception) if exception else "quietly"))
        if self.leave:
            raise self.leave
        return self.swallow


async def attempt(title, *managers, raises=None):
    print(title)
    one, two, three = managers
    try:
        async with one as a, two as b, three as c:
            print("inside " + a + b + c)
            if raises:
                raise raises
        print("after")
    except Exception as e:
        print("got " + repr(e) + (" while " + repr(e.__context__) if e.__context__ else ""))


async def main():
    await attempt("all go well", Manager("a"), Manager("b"), Manager("c"))
    await attempt("the second does not open", Manager("a"), Manager("b", enter=ValueError("enter")), Manager("c"))
    await attempt("the body raises", Manager("a"), Manager("b"), Manager("c"), raises=KeyError("body"))
    await attempt("the second swallows", Manager("a"), Manager("b", swallow=True), Manager("c"), raises=KeyError("body"))
    await attempt("the second does not close", Manager("a"), Manager("b", leave=ValueError("leave")), Manager("c"))
    await attempt("the last does not close, the first swallows", Manager("a", swallow=True), Manager("b"),
                  Manager("c", leave=ValueError("leave")), raises=KeyError("body"))
    await attempt("none closes", Manager("a", leave=ValueError("a")), Manager("b", leave=ValueError("b")),
                  Manager("c", leave=ValueError("c")))


asyncio.run(main())
