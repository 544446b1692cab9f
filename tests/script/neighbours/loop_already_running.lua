local async function other() end
local async function main()
  local c = other()
  try
    asyncio.get_running_loop():run_until_complete(c)
  finally
    c:close()
  end
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: This event loop is already running
-- expect stderr contains:   loop-already-running: 
-- expect exit: 1
