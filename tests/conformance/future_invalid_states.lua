local async function attempt(f)
  try
    f()
    print("no error")
  except asyncio.InvalidStateError, TypeError as e
    print(e.name .. ": " .. tostring(e))
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()
  await attempt(function() future:result() end)
  await attempt(function() future:exception() end)
  future:set_result(1)
  await attempt(function() future:set_result(2) end)
  await attempt(function() future:set_exception(ValueError()) end)
  local cancelled = loop:create_future()
  cancelled:cancel()
  await attempt(function() cancelled:set_result(1) end)
  await attempt(function() cancelled:set_exception(ValueError()) end)
  local other = loop:create_future()
  await attempt(function() other:set_exception(StopIteration()) end)
  await attempt(function() other:set_exception(5) end)
  await attempt(function() other:set_exception(KeyError) end)
  print(repr(other:exception()))
end

asyncio.run(main())
