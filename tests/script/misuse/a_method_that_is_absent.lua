async function main()
  local loop = asyncio.get_running_loop()
  print(await loop:run_in_executor(nil, print))
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a nil value (method 'run_in_executor')
-- expect stderr contains:   absent-name: loop:run_in_executor is not in Moonloop.
-- expect stderr contains:   why   In Python it runs a function in a thread
-- expect exit: 1
