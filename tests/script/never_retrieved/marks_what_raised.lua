async function bad() await asyncio.sleep(1) raise ValueError("bg") end
async function main() asyncio.create_task(bad()) await asyncio.sleep(2) end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:    1 | async function bad() await asyncio.sleep(1) raise ValueError("bg") end
-- expect stderr contains:      |                                 raised here ^^^^^^^^^^^^^^^^^^^^^^
