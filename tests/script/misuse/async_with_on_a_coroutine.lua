local async function open(name) return name end

async function main()
  async with open("x") as file do print(file) end
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: 'coroutine' object does not support the asynchronous context manager protocol
-- expect stderr contains:   not-async-context-manager: open("x") makes a coroutine object, not a result.
-- expect stderr contains:   fix   async with await open("x") do
-- expect exit: 1
