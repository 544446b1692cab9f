local async function work()
end

local async function try_all(debug)
  local loop = asyncio.get_running_loop()
  loop:set_debug(debug)
  local object = work()

  local function attempt(name, ...)
    local arguments = {...}
    local handle
    try
      handle = loop[name](loop, table.unpack(arguments))
    except TypeError as e
      print(name, e)
    else
      print(name, "taken")
      handle:cancel()
    end
  end

  for _, callback in ipairs {object, work, 5} do
    attempt("call_soon", callback)
    attempt("call_soon_threadsafe", callback)
    attempt("call_later", 1, callback)
    attempt("call_at", loop:time() + 1, callback)
  end
  object:close()
  loop:set_debug(false)
end

asyncio.run(try_all(true))
asyncio.run(try_all(false))
