-- args: --clock=virtual
-- The text that asks for it may hold none of the new words; what it loads is watched all the same.
local name = os.tmpname()
local file = assert(io.open(name, "w"))
file:write [[
local counter = 0
async function bump()
  local old = counter
  await asyncio.sleep(0)
  counter = old + 1
end
return function() return asyncio.gather(bump(), bump()) end
]]
file:close()
package.preload.bumps = assert(loadfile(name))
os.remove(name)
local both = require "bumps"

local runner = asyncio.Runner {debug = true}
runner:run(load "async function main(both) await both() end return main" ()(both))
runner:close()

-- expect stderr contains: :5: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'counter'
