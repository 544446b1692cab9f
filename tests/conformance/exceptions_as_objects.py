import asyncio


def show(*values):
    print(*[str(v).lower() if isinstance(v, bool) else str(v) for v in values], sep="\t")


class MyError(ValueError):
    pass


class Deeper(MyError):
    pass


e = ValueError("bad", 7)
show(str(e), repr(e), e.args[0], e.args[1])
show(str(ValueError()) + "|", repr(ValueError()))
show(str(KeyError("k")), repr(KeyError("k")))
show(str(KeyError(1)), repr(KeyError(1)))
show(repr(MyError("own")), type(MyError("own")).__name__)
show(repr(Deeper()), isinstance(Deeper(), ValueError), isinstance(Deeper(), KeyError))
show(issubclass(Deeper, MyError), issubclass(MyError, Deeper), issubclass(Deeper, Deeper))
show(isinstance(5, ValueError), isinstance("text", Exception))
try:
    raise Deeper("deep")
except MyError as e:
    show(repr(e))
for low, high in (
    (asyncio.CancelledError, BaseException), (asyncio.CancelledError, Exception),
    (KeyboardInterrupt, Exception), (SystemExit, Exception), (GeneratorExit, Exception),
    (TimeoutError, OSError), (asyncio.TimeoutError, TimeoutError), (ConnectionError, OSError),
    (ConnectionResetError, ConnectionError), (KeyError, LookupError), (IndexError, LookupError),
    (asyncio.InvalidStateError, Exception), (ZeroDivisionError, ArithmeticError), (NotImplementedError, RuntimeError),
    (RecursionError, RuntimeError), (StopAsyncIteration, Exception), (FileNotFoundError, OSError),
    (asyncio.IncompleteReadError, EOFError), (asyncio.BrokenBarrierError, RuntimeError),
):
    show(low.__name__, issubclass(low, high))
try:
    raise ValueError
except ValueError as e:
    show(repr(e))
show(repr(ValueError("it's")), repr(ValueError('say "it\'s"')), repr(ValueError("a\nb\\")))
