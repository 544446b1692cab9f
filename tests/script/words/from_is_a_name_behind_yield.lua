async function one()
  local from = 3
  yield from
  yield from + 1
end

async function two()
  from = 5
  yield from
  print(from)
end

async function main()
  async for x in one() do print(x) end
  async for x in two() do print(x) end
end

asyncio.run(main())
-- expect: 3
-- expect: 4
-- expect: 5
-- expect: 5
