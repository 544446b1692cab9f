-- args: --clock=virtual
async function main()
  local q = asyncio.Queue()
  async for item in q do print(item) end
end
asyncio.run(main())
-- expect stderr contains:   not-async-iterable: q is a queue, and `async for` does not know its end.
-- expect stderr contains:   fix   while true do local item = await q:get() ... end
-- expect exit: 1
