local async function main()
  local loop = asyncio.get_running_loop()
  local when = loop:time() + 1
  local log = {}
  for i = 1, 8 do
    loop:call_at(when, function() log[#log + 1] = i end)
  end
  await asyncio.sleep(2)
  print(table.concat(log, " "))
end

asyncio.run(main())
-- expect: 1 2 3 4 5 6 7 8
