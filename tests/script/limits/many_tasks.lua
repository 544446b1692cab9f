local async function work(n)
  await asyncio.sleep(n % 7)
  return n
end

local async function main()
  local tasks = {}
  for n = 1, 20000 do tasks[n] = asyncio.create_task(work(n)) end
  local sum = 0
  for _, task in ipairs(tasks) do sum = sum + await task end
  print(sum)
end
asyncio.run(main())
-- skip: gcstress takes too long
-- skip: valgrind takes too long
-- expect: 200010000
