-- args: --clock=virtual
local function main(name)
  await asyncio.sleep(1)
end
main("x")
-- expect stderr contains:   fix   local async function main(name)         line 2
-- expect stderr contains:         asyncio.run(main("x"))                  line 5
-- expect exit: 1
