-- Every operation on a coroutine object, a task, a future or a generator that was meant for its result.

local async function f() return 1 end
local async function numbers() yield 1 end

local function try_all(x)
  local function said(what, action)
    local ok, e = pcall(action)
    assert(not ok, what)
    print(e.name .. ": " .. tostring(e))
  end
  said("index", function() return x[1] end)
  said("field", function() return x.title end)
  said("method", function() return x:upper() end)
  said("call", function() return x() end)
  said("add", function() return x + 1 end)
  said("subtract", function() return 1 - x end)
  said("divide", function() return x // x end)
  said("negate", function() return -x end)
  said("shift", function() return x << 1 end)
  said("invert", function() return ~x end)
  said("text before", function() return "a" .. x end)
  said("text after", function() return x .. "a" end)
  said("less", function() return x < 1 end)
  said("less, second", function() return 1 < x end)
  said("greater", function() return x > 1 end)
  said("at least", function() return x >= 1 end)
  said("length", function() return #x end)
  said("pairs", function() for _ in pairs(x) do end end)
  said("ipairs", function() for _ in ipairs(x) do end end)
  said("for", function() for _ in x do end end)
  said("set an index", function() x[1] = 2 end)
  said("set a field", function() x.title = 2 end)
end

local async function main()
  local c = f()
  try_all(c)
  await c
  for _, other in ipairs{asyncio.create_task(f()), asyncio.get_running_loop():create_future(),
                         asyncio.gather(f()), numbers()} do
    for _, action in ipairs{function() return other[1] end, function() return other.title end,
                            function() return other + 1 end, function() for _ in other do end end,
                            function() for _ in ipairs(other) do end end} do
      local _, e = pcall(action)
      print(tostring(e))
    end
  end
  print(asyncio.Task.title, rawequal(asyncio.Task.result, asyncio.Task.result))
end
asyncio.run(main())
-- expect: TypeError: 'coroutine' object is not subscriptable
-- expect: AttributeError: 'coroutine' object has no attribute 'title'
-- expect: AttributeError: 'coroutine' object has no attribute 'upper'
-- expect: TypeError: 'coroutine' object is not callable
-- expect: TypeError: unsupported operand type(s) for +: 'coroutine' and 'number'
-- expect: TypeError: unsupported operand type(s) for -: 'number' and 'coroutine'
-- expect: TypeError: unsupported operand type(s) for //: 'coroutine' and 'coroutine'
-- expect: TypeError: bad operand type for unary -: 'coroutine'
-- expect: TypeError: unsupported operand type(s) for <<: 'coroutine' and 'number'
-- expect: TypeError: bad operand type for unary ~: 'coroutine'
-- expect: TypeError: can only concatenate str (not "coroutine") to str
-- expect: TypeError: unsupported operand type(s) for ..: 'coroutine' and 'string'
-- expect: TypeError: '<' not supported between instances of 'coroutine' and 'number'
-- expect: TypeError: '<' not supported between instances of 'number' and 'coroutine'
-- expect: TypeError: '>' not supported between instances of 'coroutine' and 'number'
-- expect: TypeError: '>=' not supported between instances of 'coroutine' and 'number'
-- expect: TypeError: object of type 'coroutine' has no len()
-- expect: TypeError: 'coroutine' object is not iterable
-- expect: TypeError: 'coroutine' object is not iterable
-- expect: TypeError: 'coroutine' object is not iterable
-- expect: TypeError: 'coroutine' object does not support item assignment
-- expect: AttributeError: 'coroutine' object has no attribute 'title'
-- expect: '_asyncio.Task' object is not subscriptable
-- expect: '_asyncio.Task' object has no attribute 'title'
-- expect: unsupported operand type(s) for +: '_asyncio.Task' and 'number'
-- expect: '_asyncio.Task' object is not iterable
-- expect: '_asyncio.Task' object is not iterable
-- expect: '_asyncio.Future' object is not subscriptable
-- expect: '_asyncio.Future' object has no attribute 'title'
-- expect: unsupported operand type(s) for +: '_asyncio.Future' and 'number'
-- expect: '_asyncio.Future' object is not iterable
-- expect: '_asyncio.Future' object is not iterable
-- expect: '_GatheringFuture' object is not subscriptable
-- expect: '_GatheringFuture' object has no attribute 'title'
-- expect: unsupported operand type(s) for +: '_GatheringFuture' and 'number'
-- expect: '_GatheringFuture' object is not iterable
-- expect: '_GatheringFuture' object is not iterable
-- expect: 'async_generator' object is not subscriptable
-- expect: 'async_generator' object has no attribute 'title'
-- expect: unsupported operand type(s) for +: 'async_generator' and 'number'
-- expect: 'async_generator' object is not iterable
-- expect: 'async_generator' object is not iterable
-- expect: nil	true
