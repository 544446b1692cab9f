-- args: --clock=virtual
async function main(items)
  async for item in items do print(item) end
end
asyncio.run(main())
-- expect stderr contains:   not-async-iterable: items is nil here: there is nothing to loop over.
-- expect exit: 1
