local async function main()
  local loop = asyncio.get_running_loop()
  print(asyncio.get_running_loop() == loop and "same" or "other")
  print(loop:is_running() and "running" or "not running")
  print(loop:is_closed() and "closed" or "open")
  return loop
end

try
  asyncio.get_running_loop()
except RuntimeError as e
  print(repr(e))
end
local loop = asyncio.run(main())
print(loop:is_running() and "running" or "not running")
print(loop:is_closed() and "closed" or "open")
local new = asyncio.new_event_loop()
print(new ~= loop and "other" or "same")
print(not new:is_closed() and "open" or "closed")
print(new:run_until_complete(main()) == new and "same" or "other")
new:close()
try
  asyncio.get_running_loop()
except RuntimeError as e
  print(repr(e))
end
