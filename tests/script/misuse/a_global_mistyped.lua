local async function main() end
asycnio.run(main())
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to index a nil value (global 'asycnio')
-- expect stderr contains:   absent-name: there is no asycnio; asyncio comes near.
-- expect exit: 1
