-- args: --clock=virtual --warnings=ignore
async function main()
  local locks = {asyncio.Lock()}
  async with locks[1]:acquire() do end
end
asyncio.run(main())
-- expect stderr contains:   not-async-context-manager: `async with` takes the lock itself: without
-- expect stderr contains:   fix   async with locks[1] do
-- expect exit: 1
