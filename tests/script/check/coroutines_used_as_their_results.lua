-- args: --explain=off check
local asyncio = require "asyncio"

local async function fetch(n)
  await asyncio.sleep(1)
  return {title = n}
end

async function main()
  local user = fetch(1)
  print(user.title, fetch(2).title, fetch(3)[1])
  print(fetch(4):upper())
  local n = fetch(5)
  print(n + 1, "n is " .. n, #n, -n)
  print(#fetch(8), fetch(9) + 1, "a " .. fetch(10))
  for _, x in ipairs(fetch(11)) do print(string.format("%d", x)) end
  -- All of these are right.
  print(user == nil, not user, user.name, user:close(), n:close())
  local right = await fetch(6)
  print(right.title, right[1], #right)
  local maybe = fetch(7)
  maybe = await maybe
  print(maybe.title)
end

asyncio.run(main())
-- expect: FILE:11:9: used-without-await: user is a coroutine object, not its result
-- expect: FILE:11:21: used-without-await: fetch(2) is a coroutine object, not its result
-- expect: FILE:11:37: used-without-await: fetch(3) is a coroutine object, not its result
-- expect: FILE:12:9: used-without-await: fetch(4) is a coroutine object, not its result
-- expect: FILE:14:9: used-without-await: n is a coroutine object, not its result
-- expect: FILE:14:27: used-without-await: n is a coroutine object, not its result
-- expect: FILE:14:31: used-without-await: n is a coroutine object, not its result
-- expect: FILE:14:35: used-without-await: n is a coroutine object, not its result
-- expect: FILE:15:10: used-without-await: fetch(8) is a coroutine object, not its result
-- expect: FILE:15:20: used-without-await: fetch(9) is a coroutine object, not its result
-- expect: FILE:15:42: used-without-await: fetch(10) is a coroutine object, not its result
-- expect: FILE:16:22: used-without-await: fetch(11) is a coroutine object, not its result
-- expect exit: 1
