-- As a to-be-closed variable is closed, from the innermost outwards.
local function note(...)
  print(...)
end

local co = coroutine.create(function(...)
  local outer <close> = setmetatable({}, {__close = function() note("outer") end})
  try
    local inner <close> = setmetatable({}, {__close = function() note("inner") end})
    try
      coroutine.yield(1)
    except as e
      note("not here", e)
    finally
      note("first", ...)
    end
    note("not here")
  finally
    note("second", ...)
  end
end)
print(coroutine.resume(co, "a", nil, "c", nil))  -- expect: true	1
print(coroutine.close(co))
-- expect: first	a	nil	c	nil
-- expect: inner
-- expect: second	a	nil	c	nil
-- expect: outer
-- expect: true

-- Where it has begun it does not run again.
co = coroutine.wrap(function() try finally print("once") end end)
co()                                        -- expect: once
co = coroutine.create(function() try finally coroutine.yield() print("not here") end end)
coroutine.resume(co)
print(coroutine.close(co))                  -- expect: true

-- In a handler, with except*, and with an error of its own.
co = coroutine.create(function()
  try
    try error("x") except as e coroutine.yield() finally print("after the handler") end
  except *ValueError
    print("not here")
  finally
    error("in finally", 0)
  end
end)
coroutine.resume(co)
print(coroutine.close(co))
-- expect: after the handler
-- expect: false	in finally

-- By a for loop that is left early.
local function numbers()
  local co = coroutine.create(function()
    try
      for i = 1, 10 do coroutine.yield(i) end
    finally
      print("no more numbers")
    end
  end)
  local closing = setmetatable({}, {__close = function() assert(coroutine.close(co)) end})
  return function() return select(2, coroutine.resume(co)) end, nil, nil, closing
end
for i in numbers() do
  print(i)
  if i == 2 then break end
end
-- expect: 1
-- expect: 2
-- expect: no more numbers

-- A finally cannot yield then: nobody would go on with it.
co = coroutine.create(function() try coroutine.yield() finally coroutine.yield() end end)
coroutine.resume(co)
print(coroutine.close(co))                  -- expect: false	attempt to yield across a C-call boundary
