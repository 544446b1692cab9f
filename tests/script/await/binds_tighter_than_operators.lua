local async function five() return 5 end
local async function list() return {1, 2, 3} end
local async function no() return false end
local async function text() return "text" end
local async function two() return 10, 20 end

local async function main()
  print(1 + await five())
  print(await five() + 1)
  print(-await five())
  print(#await list())
  print(not await no())
  print(~await five())
  print(2 ^ await five())
  print(await five() ^ 2)
  print(await text() .. await text())
  print(await five() == 5, await five() < 6, await no() or "or", await no() and "and")
  print((await two()))
  print(await two())
  print(await two(), "last")
  print(#await text() + -await five() * 2)
  print(await five() // 2, await five() % 3, 7 & await five(), 1 << await five())
end

asyncio.run(main())
-- expect: 6
-- expect: 6
-- expect: -5
-- expect: 3
-- expect: true
-- expect: -6
-- expect: 32.0
-- expect: 25.0
-- expect: texttext
-- expect: true	true	or	false
-- expect: 10
-- expect: 10	20
-- expect: 10	last
-- expect: -6
-- expect: 2	2	5	32
