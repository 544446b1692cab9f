-- args: --clock=virtual
local ages = {mint = "12"}
async function main()
  asyncio.create_task((async function() print(#ages.oolong) end)())
  await asyncio.sleep(0)
  if ages.mint > 10 then print("old") end
end

asyncio.run(main())
-- expect stderr contains: lua-error: attempt to compare number with string.
-- expect stderr contains: 6 |   if ages.mint > 10 then print("old") end
-- expect stderr contains:   |      ^^^^^^^^^^^^^
-- expect stderr contains: fix   print(type(a), type(b))
-- expect exit: 1
