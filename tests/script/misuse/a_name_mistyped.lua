async function main()
  await asyncio.slepp(1)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a nil value (field 'slepp')
-- expect stderr contains:   absent-name: there is no asyncio.slepp; asyncio.sleep comes near.
-- expect exit: 1
