local async function work()
end

local set_depth = asyncio.set_coroutine_origin_tracking_depth
local get_depth = asyncio.get_coroutine_origin_tracking_depth

local function make()
  return work()
end

local function show()
  local object = make()
  local origin = object.cr_origin
  object:close()
  if not origin then
    print("not tracked")
    return
  end
  for _, frame in ipairs(origin) do print(frame.name, frame.lineno) end
end

print(get_depth())
show()
set_depth(1)
show()
set_depth(2)
show()
print(get_depth())
set_depth(0)
show()
try
  set_depth(-1)
except ValueError as e
  print(e)
end

local async function main()
  print(get_depth())
  asyncio.get_running_loop():set_debug(true)
  await asyncio.sleep(0)
  print(get_depth())
end

asyncio.run(main())
print(get_depth())
