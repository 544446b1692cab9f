import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def attempt(name, exception):
        future = loop.create_future()
        try:
            future.set_exception(exception)
        except TypeError as e:
            print(name + " refused, " + ("still pending" if not future.done() else "done"))
            future.cancel()
            return
        print(name + " " + repr(future.exception()))

    attempt("an instance", ValueError("v"))
    attempt("a class", KeyError)
    attempt("a group", ExceptionGroup("g", [ValueError("v")]))
    attempt("SystemExit", SystemExit(3))
    attempt("StopIteration", StopIteration())
    attempt("StopIteration, the class", StopIteration)
    attempt("StopAsyncIteration", StopAsyncIteration())

    # A CancelledError that is set is an exception like others: the future is not cancelled.
    future = loop.create_future()
    future.set_exception(asyncio.CancelledError("set"))
    print("cancelled" if future.cancelled() else "not cancelled")
    try:
        await future
    except asyncio.CancelledError as e:
        print(repr(e))
    print(repr(future.exception()))


asyncio.run(main())
