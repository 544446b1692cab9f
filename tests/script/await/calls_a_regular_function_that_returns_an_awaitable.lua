local async function work(x)
  await asyncio.sleep(0)
  return "worked " .. x
end

local function plain(x) return work(x) end
local function in_task(x) return asyncio.create_task(work(x)) end
local callable = setmetatable({}, {__call = function(_, x) return work("callable " .. x) end})

local async function main()
  print(await plain("coroutine"))
  print(await in_task("task"))
  print(await callable("object"))
  print(await asyncio.sleep(0, "from the library"))
  local f = asyncio.get_running_loop():create_future()
  f:set_result("future")
  print(await f)
  print(await asyncio.gather(work(1), work(2)) ~= nil)
  local object = {plain = plain}
  print(await object.plain("field"))
  try
    await plain
  except TypeError as e
    print(e)
  end
  try
    local function gives_nothing() end
    await gives_nothing()
  except TypeError as e
    print(e)
  end
end

asyncio.run(main())
-- expect: worked coroutine
-- expect: worked task
-- expect: worked callable object
-- expect: from the library
-- expect: future
-- expect: true
-- expect: worked field
-- expect: object function can't be used in 'await' expression
-- expect: object nil can't be used in 'await' expression
