local async function after(delay, value)
  await asyncio.sleep(delay)
  print("done " .. value)
  return value
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  future:set_result("future")
  local task = asyncio.create_task(after(0, "task"))
  local results = await asyncio.gather(after(0.03, "slow"), after(0, "fast"), future, task)
  print(table.concat(results, ", "))
  print(#await asyncio.gather())
end

asyncio.run(main())
