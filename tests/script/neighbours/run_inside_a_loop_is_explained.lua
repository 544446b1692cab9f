local async function inner() end

local async function main()
  asyncio.run(inner())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   run-inside-loop: 
-- expect stderr contains: await inner()
-- expect stderr contains: more  moonloop explain run-inside-loop
-- expect exit: 1
