-- args: --explain=off check
local asyncio = require "asyncio"

local async function numbers() yield 1 end
local async function list() return {1} end

async function main()
  for n in numbers() do print(n) end
  async for n in {1, 2} do print(n) end
  async for _, n in ipairs{1, 2} do print(n) end
  async for n in list() do print(n) end
  local limit <close> = asyncio.timeout(1)
  local lock <close> = asyncio.Lock()
  -- All of these are right.
  async for n in numbers() do print(n) end
  for _, n in ipairs(await list()) do print(n) end
  local runner <close> = asyncio.Runner()
  async with asyncio.timeout(1), asyncio.Lock() do print(runner, limit, lock) end
end

asyncio.run(main())
-- expect: FILE:8:12: async-iterator-in-for: numbers() makes an async generator, which needs async for
-- expect: FILE:9:18: not-async-iterable: async for cannot go through a plain table
-- expect: FILE:10:21: not-async-iterable: async for cannot go through an iterator of Lua's
-- expect: FILE:11:18: not-async-iterable: async for cannot go through a coroutine object
-- expect: FILE:12:25: close-needs-async-with: what asyncio.timeout makes is left by async with, not by <close>
-- expect: FILE:13:24: close-needs-async-with: what asyncio.Lock makes is left by async with, not by <close>
-- expect exit: 1
