local async function main()
  local loop = asyncio.get_running_loop()
  local start = loop:time()
  local log = {}
  local async function tick(name, period, times)
    for i = 1, times do
      await asyncio.sleep(period)
      log[#log + 1] = string.format("%s@%.2f", name, loop:time() - start)
    end
  end
  await asyncio.gather(tick("a", 1, 3), tick("b", 1.5, 2), tick("c", 3, 1))
  print(table.concat(log, " "))
  await asyncio.sleep(86400)
  print(loop:time() - start > 86400)
end

asyncio.run(main())
-- expect: a@1.00 b@1.50 a@2.00 c@3.00 b@3.00 a@3.00
-- expect: true
