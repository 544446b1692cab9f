-- args: --clock=virtual
package.path = "./?.lua"
local user = require "_user"

async function fetch(n)
  return n
end

async function main()
  local coro = fetch(3)
  await user.run(coro)
  await coro
end

asyncio.run(main())

-- expect stderr contains: reuse-awaited-coroutine: line 7 of ./_user.lua has already run
-- expect stderr contains: 12 |   await coro
-- expect stderr contains: ^^^^^^^^^^ awaited again here
-- expect stderr contains: fix   fetch(3)
-- expect exit: 1
