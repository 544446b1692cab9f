local async function f()
  return 1
end

local async function numbers()
  yield 1
end

local function said(action)
  try
    action()
    print("nothing")
  except TypeError as e
    print("TypeError:", e)
  except AttributeError as e
    print("AttributeError:", e)
  end
end

local function try_all(x)
  said(function() return x[1] end)
  said(function() return x.title end)
  said(function() return x() end)
  said(function() return x + x end)
  said(function() return x // x end)
  said(function() return -x end)
  said(function() return ~x end)
  said(function() return "a" .. x end)
  said(function() return x < x end)
  said(function() return x > x end)
  said(function() return #x end)
  said(function() x[1] = 2 end)
end

async function main()
  local c = f()
  try_all(c)
  said(function() for _ in c do end end)
  said(function() for _ in pairs(c) do end end)
  local task = asyncio.create_task(c)
  try_all(task)
  print(await task)
  local generator = numbers()
  try_all(generator)
  said(function() for _ in generator do end end)
  try_all(asyncio.get_running_loop():create_future())
end

asyncio.run(main())
