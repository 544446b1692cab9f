local loop = asyncio.new_event_loop()
local function attempt(f, ...)
  try
    f(...)
    print("went well")
  except TypeError as err
    print(err)
  end
end
attempt(function() loop:call_soon() end)
attempt(function() loop:call_soon_threadsafe() end)
attempt(function() loop:call_later(1) end)
attempt(function() loop:call_at(1) end)
loop:close()
