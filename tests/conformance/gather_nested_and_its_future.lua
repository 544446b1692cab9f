local async function value(v)
  await asyncio.sleep(0)
  return v
end

local async function main()
  local outer = asyncio.gather(asyncio.gather(value(1), value(2)), value(3))
  print((tostring(outer):gsub(" pending", " p")))
  print(asyncio.isfuture(outer) and "future" or "no future")
  local results = await outer
  print(results[1][1] .. " " .. results[1][2] .. " " .. results[2])
  print(outer:done() and "done" or "pending")
end

asyncio.run(main())
