local async function work()
  print("runs")
  return "result"
end

local async function main()
  local c = work()
  local task = asyncio.create_task(work())
  local results = await asyncio.gather(c, task, c, task)
  print(table.concat(results, " "))
end

asyncio.run(main())
