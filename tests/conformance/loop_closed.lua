local async function nothing() end

local function attempt(f)
  try
    f()
    print("no error")
  except RuntimeError as e
    print(repr(e))
  end
end

local async function main()
  local running = asyncio.get_running_loop()
  local other = asyncio.new_event_loop()
  local future = other:create_future()
  attempt(function() running:close() end)
  attempt(function() running:run_until_complete(future) end)
  attempt(function() running:run_forever() end)
  attempt(function() other:run_until_complete(future) end)
  attempt(function() other:run_forever() end)
  other:close()
end

local loop = asyncio.new_event_loop()
loop:run_until_complete(main())
loop:close()
loop:close()
attempt(function() loop:call_soon(print) end)
attempt(function() loop:call_later(1, print) end)
attempt(function() loop:run_forever() end)
attempt(function() loop:stop() end)
attempt(function() loop:create_future() end)
local c = nothing()
attempt(function() loop:run_until_complete(c) end)
attempt(function() loop:create_task(c) end)
c:close()
