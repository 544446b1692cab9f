-- args: -X dev --clock=virtual
-- What the program lets go of is collected as ever.
local holder = {}
local weak = setmetatable({}, {__mode = "k"})

local function thing()
  local made = {}
  weak[made] = true
  return made
end

async function main()
  holder.thing = thing()
  holder.shown = thing()
  local list = {holder.thing, [holder.shown] = holder.thing}
  await asyncio.sleep(0)
  holder.thing, holder.shown = nil, nil
  table.remove(list)
  rawset(list, next(list), nil)
  await asyncio.sleep(0)
  collectgarbage()
  collectgarbage()
  print(next(weak), #list)
end

asyncio.run(main())

-- expect: nil	0
