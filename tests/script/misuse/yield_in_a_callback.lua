async function main()
  asyncio.get_running_loop():call_soon(function() coroutine.yield(1) end)
  await asyncio.sleep(0)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: Exception in callback <anonymous>() at FILE:2
-- expect stderr contains: LuaError: attempt to yield from outside a coroutine
-- expect stderr contains:   yield-outside-coroutine: coroutine.yield was called in a callback of the
-- args: --clock=virtual
-- expect exit: 0
