-- args: --clock=virtual
async function main()
  await asyncio.Lock():aquire()
end

asyncio.run(main())

-- expect stderr contains: LuaError: attempt to call a nil value (method 'aquire')
-- expect stderr contains: absent-name: there is no Lock:aquire; Lock:acquire comes near.
-- expect exit: 1
