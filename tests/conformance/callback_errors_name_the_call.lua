local function fails(...)
  raise ValueError("no luck")
end

local function show(loop, context)
  print((context.message:gsub(" at .*", "")))
  print((tostring(context.handle):gsub(" at .*", "")))
  print(repr(context.exception))
end

async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(show)
  loop:call_soon(fails)
  loop:call_soon(fails, 5, "text", 1.5)
  loop:call_soon(fails, "a long text that is not shown as a whole")
  await asyncio.sleep(0)
  local future = loop:create_future()
  future:add_done_callback(fails)
  future:set_result("b")
  await asyncio.sleep(0)
end

asyncio.run(main())
