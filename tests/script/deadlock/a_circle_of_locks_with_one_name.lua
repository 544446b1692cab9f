-- args: --clock=virtual
-- Two locks are called `self.lock`: an order of them cannot be told by their names.
local Box = {}
Box.__index = Box

local function box()
  return setmetatable({lock = asyncio.Lock()}, Box)
end

async function Box:meet(other)
  async with self.lock do
    await asyncio.sleep(0.1)
    if other then await other:meet() end
  end
end

async function main()
  local a, b = box(), box()
  await asyncio.gather(a:meet(b), b:meet(a))
end

asyncio.run(main())

-- expect stderr contains: fix   Take the locks in the same order everywhere.
-- expect exit: 1
