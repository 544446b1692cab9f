-- With --clock=real, the default, a sleep takes its time.

-- args: --clock=real --explain=off
local async function main()
  local loop = asyncio.get_running_loop()
  local before = loop:time()
  await asyncio.sleep(0.05)
  return loop:time() - before
end
local took = asyncio.run(main())
-- expect: true
print(took >= 0.05 and took < 10)
