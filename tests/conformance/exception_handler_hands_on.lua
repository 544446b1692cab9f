local function fails(what)
  raise ValueError(what)
end

local async function main()
  local loop = asyncio.get_running_loop()
  print(loop:get_exception_handler() == nil and "none" or "some")

  local function handler(loop, context)
    print(context.message:match("^%S+") .. " " .. repr(context.exception))
    loop:default_exception_handler(context)
  end

  loop:set_exception_handler(handler)
  print(loop:get_exception_handler() == handler and "ours" or "another")
  loop:call_soon(fails, "one")
  await asyncio.sleep(0)

  -- By hand, with whatever is in the context.
  loop:call_exception_handler({message = "by hand", exception = KeyError("k"), more = 1})

  -- A handler that fails does not stop the loop.
  local function failing(loop, context)
    print("failing")
    raise RuntimeError("in the handler")
  end

  loop:set_exception_handler(failing)
  loop:call_soon(fails, "two")
  await asyncio.sleep(0)
  print("goes on")

  loop:set_exception_handler(nil)
  print(loop:get_exception_handler() == nil and "none" or "some")
  try
    loop:set_exception_handler("not a function")
  except TypeError as e
    print(repr(e))
  end
end

asyncio.run(main())
