local async function after(delay, value)
  await asyncio.sleep(delay)
  return value
end

local async function main()
  local quick = asyncio.create_task(after(0.01, "quick"))
  local slow = asyncio.create_task(after(0.2, "slow"))
  local done, pending = await asyncio.wait({quick, slow}, {timeout = 0.1})
  print(#done .. " " .. #pending)
  print(done[1] == quick and "done" or "pending")
  print(pending[1] == slow and "pending" or "done")
  print(await slow)
  done, pending = await asyncio.wait({slow, quick}, {timeout = 0})
  print(#done .. " " .. #pending)
end

asyncio.run(main())
