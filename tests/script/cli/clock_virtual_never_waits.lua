-- With --clock=virtual an hour passes at once, and loop:time() tells it.

local started = os.time()
local async function main()
  local loop = asyncio.get_running_loop()
  local before = loop:time()
  await asyncio.sleep(3600)
  -- expect: 3600.0
  print(loop:time() - before)
end
asyncio.run(main())
-- expect: true
print(os.time() - started < 60)
