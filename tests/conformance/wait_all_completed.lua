local async function after(delay, value)
  await asyncio.sleep(delay)
  if value == "bad" then
    raise ValueError(value)
  end
  return value
end

local async function main()
  local tasks = {
    asyncio.create_task(after(0.02, "slow"), {name = "one"}),
    asyncio.create_task(after(0, "bad"), {name = "two"}),
    asyncio.create_task(after(0, "fast"), {name = "three"}),
  }
  local done, pending = await asyncio.wait(tasks)
  print(#done .. " " .. #pending)
  table.sort(done, function(a, b) return a:get_name() < b:get_name() end)
  for _, task in ipairs(done) do
    if task:exception() then
      print(task:get_name() .. " " .. repr(task:exception()))
    else
      print(task:get_name() .. " " .. task:result())
    end
  end
end

asyncio.run(main())
