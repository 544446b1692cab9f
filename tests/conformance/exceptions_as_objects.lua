local MyError = ValueError:subclass("MyError")
local Deeper = MyError:subclass("Deeper")

local e = ValueError("bad", 7)
print("('bad', 7)", repr(e), e.args[1], e.args[2])
print(tostring(ValueError()) .. "|", repr(ValueError()))
print(tostring(KeyError("k")), repr(KeyError("k")))
print(tostring(KeyError(1)), repr(KeyError(1)))
print(repr(MyError("own")), MyError("own").name)
print(repr(Deeper()), isinstance(Deeper(), ValueError), isinstance(Deeper(), KeyError))
print(issubclass(Deeper, MyError), issubclass(MyError, Deeper), issubclass(Deeper, Deeper))
print(isinstance(5, ValueError), isinstance("text", Exception))
try
  raise Deeper("deep")
except MyError as e
  print(repr(e))
end
for _, pair in ipairs {
  {asyncio.CancelledError, BaseException}, {asyncio.CancelledError, Exception},
  {KeyboardInterrupt, Exception}, {SystemExit, Exception}, {GeneratorExit, Exception},
  {TimeoutError, OSError}, {asyncio.TimeoutError, TimeoutError}, {ConnectionError, OSError},
  {ConnectionResetError, ConnectionError}, {KeyError, LookupError}, {IndexError, LookupError},
  {asyncio.InvalidStateError, Exception}, {ZeroDivisionError, ArithmeticError}, {NotImplementedError, RuntimeError},
  {RecursionError, RuntimeError}, {StopAsyncIteration, Exception}, {FileNotFoundError, OSError},
  {asyncio.IncompleteReadError, EOFError}, {asyncio.BrokenBarrierError, RuntimeError},
} do
  print(pair[1].name, issubclass(pair[1], pair[2]))
end
try
  raise ValueError
except ValueError as e
  print(repr(e))
end
print(repr(ValueError("it's")), repr(ValueError('say "it\'s"')), repr(ValueError("a\nb\\")))
