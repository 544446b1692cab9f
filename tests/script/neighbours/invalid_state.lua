local async function main()
  local future = asyncio.get_running_loop():create_future()
  future:set_result(1)
  future:set_result(2)
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: asyncio.exceptions.InvalidStateError: invalid state
-- expect stderr contains:   invalid-state: 
-- expect exit: 1
