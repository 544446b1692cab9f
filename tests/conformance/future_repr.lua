local function show(value)
  print((tostring(value):gsub("at [^ >%]]*:%d+", "at FILE:N")))
end

local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()
  show(future)

  local function first(f) end

  local function second(f) end

  future:add_done_callback(first)
  show(future)
  future:set_result("text")
  show(future)
  local number = loop:create_future()
  number:set_result(5)
  show(number)
  local failed = loop:create_future()
  failed:set_exception(ValueError("bad"))
  show(failed)
  failed:exception()
  local cancelled = loop:create_future()
  cancelled:cancel()
  show(cancelled)
end

asyncio.run(main())
