-- Who holds a future of a closed loop can go on asking it, and what cannot be done is told.
local loop = asyncio.new_event_loop()
loop:close()
local future = loop:create_future()
loop = nil
collectgarbage()
collectgarbage()
print(future:cancel(), future:cancelled())
print(future:get_loop():is_closed())

async function main()
  await future:get_loop():shutdown_asyncgens()
  print("nothing to shut down")
end

asyncio.run(main())

local other = asyncio.new_event_loop()
other:set_task_factory(function() error("not reached") end)
other:close()
local coroutine = asyncio.sleep(0)
print(pcall(asyncio.ensure_future, coroutine, {loop = other}))
coroutine:close()

-- expect: true	true
-- expect: true
-- expect: nothing to shut down
-- expect: false	Event loop is closed
