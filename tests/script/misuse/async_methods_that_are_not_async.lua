local function object(methods)
  return setmetatable({}, methods)
end
local function give_5() return 5 end
local async function nothing() end

local function try_it(f)
  try
    asyncio.run(f())
  except TypeError as e
    print(e)
    if e.cause then print("cause:", e.cause, e.context == e.cause) end
  end
end

try_it(async function() async for x in object{__aiter = give_5} do end end)
-- expect: 'async for' received an object from __aiter that does not implement __anext: number
try_it(async function() async for x in object{__anext = give_5} do end end)
-- expect: 'async for' received an invalid object from __anext: number
-- expect: cause:	object number can't be used in 'await' expression	true
try_it(async function() async with object{__aenter = give_5, __aexit = nothing} do end end)
-- expect: 'async with' received an object from __aenter that does not implement __await: number
try_it(async function() async with object{__aenter = nothing, __aexit = give_5} do end end)
-- expect: 'async with' received an object from __aexit that does not implement __await: number
try_it(async function()
  async with object{__aenter = nothing, __aexit = function() return nothing() end} do print("inside") end
end)
-- expect: inside
