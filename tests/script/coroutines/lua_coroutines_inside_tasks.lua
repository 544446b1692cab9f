local function squares(n)
  return coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i * i) end
  end)
end

local async function sum(n)
  local total = 0
  for x in squares(n) do
    total = total + x
    await asyncio.sleep(0)
  end
  return total
end

local async function main()
  local results = await asyncio.gather(sum(3), sum(4))
  print(results[1], results[2])
  -- A task that is made inside of a Lua coroutine.
  local make = coroutine.wrap(function()
    coroutine.yield(asyncio.create_task(sum(2)))
    coroutine.yield(asyncio.current_task():get_name())
  end)
  print(await make(), make())
  print(coroutine.isyieldable(), type(coroutine.running()))
end

asyncio.run(main())
-- expect: 14	30
-- expect: 5	Task-1
-- expect: true	thread
