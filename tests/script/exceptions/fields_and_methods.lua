local e = ValueError("message", 2)
print(e.name, #e.args, e.args[1], e.args[2], e.cause, e.context)
print(tostring(e), repr(e))
print(ValueError("one").message, tostring(ValueError("one")))
print(tostring(ValueError()) == "", tostring(KeyError("k")))
print(ValueError.name, asyncio.CancelledError.name, asyncio.CancelledError().module)
local MyError = ValueError:subclass("MyError")
local my = MyError("m")
print(my.name, isinstance(my, MyError), isinstance(my, ValueError), isinstance(my, KeyError))
my.code = 17
try
  raise my
except MyError as caught
  print(caught == my, caught.code, type(caught.traceback))
end
function MyError:describe() return "described " .. self.message end
print(my:describe())
try
  raise MyError
except ValueError as caught
  print(repr(caught))
end
for _, wrong in ipairs {"not a class", 5} do
  try
    isinstance(my, wrong)
  except TypeError as caught
    print(caught)
  end
end
-- expect: ValueError	2	message	2	nil	nil
-- expect: ('message', 2)	ValueError('message', 2)
-- expect: one	one
-- expect: true	'k'
-- expect: ValueError	CancelledError	asyncio.exceptions
-- expect: MyError	true	true	false
-- expect: true	17	table
-- expect: described m
-- expect: MyError()
-- expect: isinstance() arg 2 must be a type, a tuple of types, or a union
-- expect: isinstance() arg 2 must be a type, a tuple of types, or a union
