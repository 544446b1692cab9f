local loop = asyncio.new_event_loop()
local foreign = loop:create_future()
local async function main()
  await foreign
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: attached to a different loop
-- expect stderr contains:   different-loop: 
-- expect exit: 1
