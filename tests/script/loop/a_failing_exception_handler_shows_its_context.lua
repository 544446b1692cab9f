-- The context holds what Python's holds, and is shown when the handler fails.
async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(function(_, context)
    local keys = {}
    for key in pairs(context) do keys[#keys + 1] = key end
    table.sort(keys)
    print(table.concat(keys, " "))
    raise KeyError("in the handler")
  end)
  loop:call_soon(function() raise ValueError("x") end)
  await asyncio.sleep(0)
end

asyncio.run(main())

-- expect: exception handle message
-- expect stderr contains: Unhandled error in exception handler
-- expect stderr contains: context: {message = 'Exception in callback <anonymous>() at FILE:11', exception = ValueError('x'), handle = <Handle <anonymous>() at FILE:11>}
-- expect stderr contains: KeyError: 'in the handler'
