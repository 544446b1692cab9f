import asyncio


async def stubborn():
    for n in range(6):
        try:
            got = yield n
            print("got " + str(got))
        except BaseException as e:
            print("caught " + repr(e))
        finally:
            print("finally " + str(n))


async def attempt(name, make):
    try:
        print(name + " " + str(await make()))
    except BaseException as e:
        print(name + " raised " + repr(e))


async def main():
    g = stubborn()
    await attempt("asend", lambda: g.asend(None))
    await attempt("aclose", lambda: g.aclose())
    # It can go on, but nothing is thrown into it any more.
    await attempt("asend", lambda: g.asend("x"))
    await attempt("athrow", lambda: g.athrow(ValueError("v")))
    await attempt("aclose", lambda: g.aclose())
    async for n in g:
        print("for " + str(n))
    await attempt("aclose", lambda: g.aclose())

    g = stubborn()
    await attempt("asend", lambda: g.asend(None))
    await attempt("athrow", lambda: g.athrow(GeneratorExit()))
    await attempt("asend", lambda: g.asend("x"))
    await attempt("aclose", lambda: g.aclose())
    await attempt("aclose", lambda: g.aclose())
    async for n in g:
        pass


asyncio.run(main())
