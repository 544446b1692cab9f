-- args: -X dev --clock=virtual
local n = 0

async function changes_places()
  local a = n
  await asyncio.sleep(0)
  local b = n
  a, b = b, a
  n = a + 1 + 0 * b
end

async function goes_through_a_coroutine()
  local old = n
  await asyncio.sleep(0)
  local next_number = coroutine.wrap(function() coroutine.yield(n + 1) end)
  n = next_number() + 0 * old
end

async function main()
  for _, f in ipairs {changes_places, goes_through_a_coroutine} do await asyncio.gather(f(), f()) end
end

asyncio.run(main())
