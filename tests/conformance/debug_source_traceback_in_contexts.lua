local function newest(frames)
  local frame = frames[#frames]
  return frame.name .. " " .. frame.lineno
end

local function on_exception(loop, context)
  local keys = {}
  for key in pairs(context) do keys[#keys + 1] = key ~= "diag" and key or nil end
  table.sort(keys)
  print((context.message:gsub(" at .*", "")), table.concat(keys, " "))
  if context.source_traceback then print(newest(context.source_traceback)) end
end

local function fails()
  raise ValueError("in a callback")
end

local async function main(debug)
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(on_exception)
  loop:set_debug(debug)
  loop:call_soon(fails)
  loop:call_later(0.01, fails)
  await asyncio.sleep(0.02)
  local future = asyncio.Future {loop = loop}
  future:set_exception(ValueError("x"))
  future = nil
  collectgarbage()
  loop:set_debug(false)
  loop:call_soon(fails)
  await asyncio.sleep(0)
end

asyncio.run(main(true))
asyncio.run(main(false))
