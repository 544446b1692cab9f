async function main()
  local limit <close> = asyncio.timeout(1)
  await asyncio.sleep(2)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: LuaError: variable 'limit' got a non-closable value
-- expect stderr contains:   close-needs-async-with: limit needs `async with`, and not <close>.
-- expect stderr contains:   fix   async with asyncio.timeout(1) as limit do ... end
-- expect exit: 1
