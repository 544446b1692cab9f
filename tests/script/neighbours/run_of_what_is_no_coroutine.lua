local async function main() end
asyncio.run(main)
-- args: --clock=virtual
-- expect stderr contains: ValueError: a coroutine was expected, got function: 0x…
-- expect stderr contains:   coroutine-expected: 
-- expect stderr contains: asyncio.run(main())
-- expect exit: 1
