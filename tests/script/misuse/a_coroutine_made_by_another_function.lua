-- The call that the reader sees is awaited, and not the one inside it.
-- args: --clock=virtual --warnings=ignore
local M = {}
async function M.fetch(url) return url end
function M.sync(url)
  return M.fetch(url)
end
async function main()
  local page = M.sync("a")
  print(page .. "x")
end
asyncio.run(main())
-- expect stderr contains:    9 |   local page = M.sync("a")
-- expect stderr contains:      |                ^^^^^^^^^^^ what it gives is to be awaited
-- expect stderr contains:   fix   local page = await M.sync("a")
-- expect exit: 1
