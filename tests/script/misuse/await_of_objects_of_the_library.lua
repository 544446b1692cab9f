-- What is meant is a method of the object, or an async with.
-- args: --clock=virtual
async function main()
  local event = asyncio.Event()
  await event
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: event is an Event: one awaits what its methods give.
-- expect stderr contains:   fix   await event:wait()
-- expect exit: 1
