-- args: --clock=virtual --warnings=ignore
async function work() return 1 end
async function main()
  return work()
end
local result = asyncio.run(main())
print(result + 1)
-- expect stderr contains:   used-without-await: result is a coroutine object, not its result.
-- expect stderr contains:   fix   return await work()     line 4
-- expect exit: 1
