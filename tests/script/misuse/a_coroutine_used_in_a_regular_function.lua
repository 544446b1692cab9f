-- asyncio.run would be refused there.
-- args: --clock=virtual --warnings=ignore
async function work(n) return n end
local function helper()
  local text = work(3)
  print(text .. "")
end
async function main() helper() end
asyncio.run(main())
-- expect stderr contains:   fix   local text = await work(3)      line 5
-- expect stderr contains:         Make helper async for that, and await its calls as well.
-- expect exit: 1
