-- args: --clock=virtual
local Door = {}
Door.__index = Door
function Door:__aenter() return self end
async function Door:__aexit() end

async function main()
  async with setmetatable({}, Door) do print("inside") end
end
asyncio.run(main())
-- expect exit: 1
-- expect stderr contains: TypeError: 'async with' received an object from __aenter that does not implement __await: table
-- expect stderr contains: __aenter returned a table, which nobody can wait for.
-- expect stderr contains: 8 |   async with setmetatable({}, Door) do print("inside") end
