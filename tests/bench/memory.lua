-- memory: TASKS tasks waiting for one future; resident bytes for each.
local tasks = math.tointeger(arg[1])

local function resident_bytes()
  local file <close> = assert(io.open("/proc/self/statm"))
  local _, pages = file:read("n", "n")
  return pages * 4096
end

local async function wait_for_it(future)
  await future
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  local waiting = {}
  collectgarbage()
  local before = resident_bytes()
  for i = 1, tasks do waiting[i] = asyncio.create_task(wait_for_it(future)) end
  await asyncio.sleep(0)
  collectgarbage()
  print("bytes", (resident_bytes() - before) / tasks)

  future:set_result()
  for i = 1, tasks do await waiting[i] end
end

asyncio.run(main())
