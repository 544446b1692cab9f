local function asked(value)
  return value and "yes" or "no"
end

local async function main()
  local loop = asyncio.get_running_loop()
  print(asked(loop:get_debug()), (tostring(loop):gsub("<.-Loop", "<Loop")))
  loop:set_debug(not loop:get_debug())
  print(asked(loop:get_debug()), loop.slow_callback_duration)
  loop.slow_callback_duration = 2.5
  print(loop.slow_callback_duration)
end

asyncio.run(main())
asyncio.run(main(), {debug = true})
asyncio.run(main(), {debug = false})
local runner = asyncio.Runner {debug = true}
print(asked(runner:get_loop():get_debug()))
runner:close()
local loop = asyncio.new_event_loop()
print(asked(loop:get_debug()))
loop:set_debug(true)
print(asked(loop:get_debug()))
loop:close()
