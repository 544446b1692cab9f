-- args: --clock=virtual
package.path = "./?.lua"
local user = require "_user"

async function fetch(n)
  return n
end

async function main()
  local coro = fetch(3)
  await user.start(coro)
  await asyncio.create_task(coro)
end

asyncio.run(main())

-- expect stderr contains: reuse-awaited-coroutine: line 12 of ./_user.lua has already run
-- expect stderr contains: ^ given to create_task again here
-- expect exit: 1
