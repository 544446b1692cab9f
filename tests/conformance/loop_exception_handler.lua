local print_line = print

local function print(text)
  print_line((text:gsub(" at [^ >]*:%d+", " at FILE:N")))
end

local function handler(loop, context)
  print(context.message)
  if context.exception then
    print(repr(context.exception))
  end
  print(context.mark == 7 and "own" or "none")
end

local function fails()
  raise ValueError("in callback")
end

local async function bad()
  raise KeyError("never asked for")
end

local async function main()
  local loop = asyncio.get_running_loop()
  print(loop:get_exception_handler() == nil and "none" or "some")
  loop:set_exception_handler(handler)
  print(loop:get_exception_handler() == handler and "same" or "other")
  loop:call_exception_handler({message = "by hand", mark = 7})
  local handle = loop:call_soon(fails)
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print("the loop goes on")
  loop:set_exception_handler(nil)
  print(loop:get_exception_handler() == nil and "none" or "some")
  try
    loop:set_exception_handler(5)
  except TypeError as e
    print(repr(e))
  end
end

asyncio.run(main())
