local async function after(delay, fails)
  await asyncio.sleep(delay)
  if fails then
    raise KeyError("k")
  end
end

local function names(tasks)
  local list = {}
  for i, task in ipairs(tasks) do
    list[i] = task:get_name()
  end
  table.sort(list)
  return table.concat(list, " ")
end

local async function main()
  local function three()
    return {
      asyncio.create_task(after(0, false), {name = "quick"}),
      asyncio.create_task(after(0.03, true), {name = "failing"}),
      asyncio.create_task(after(0.06, false), {name = "slow"}),
    }
  end

  local done, pending = await asyncio.wait(three(), {return_when = asyncio.FIRST_COMPLETED})
  print("done: " .. names(done) .. "; pending: " .. names(pending))
  await asyncio.wait(pending)
  done, pending = await asyncio.wait(three(), {return_when = asyncio.FIRST_EXCEPTION})
  print("done: " .. names(done) .. "; pending: " .. names(pending))
  await asyncio.wait(pending)
  print(asyncio.FIRST_COMPLETED .. " " .. asyncio.FIRST_EXCEPTION .. " " .. asyncio.ALL_COMPLETED)
end

asyncio.run(main())
