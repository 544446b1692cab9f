local async function value()
  return "value"
end

local async function main()
  local loop = asyncio.get_running_loop()
  local future = asyncio.Future()
  print(future:get_loop() == loop and "same" or "other")
  local other = asyncio.Future({loop = loop})
  loop:call_soon(other.set_result, other, "future")
  print(await other)
  local task = asyncio.Task(value(), {name = "by hand"})
  print(task:get_name())
  print(await task)
  task = loop:create_task(value(), {name = "by the loop"})
  print(task:get_name())
  print(await task)
  future:cancel()
end

asyncio.run(main())
