local async function main()
  local loop = asyncio.get_running_loop()

  local function attempt(name, exception)
    local future = loop:create_future()
    try
      future:set_exception(exception)
    except TypeError
      print(name .. " refused, " .. (not future:done() and "still pending" or "done"))
      future:cancel()
      return
    end
    print(name .. " " .. repr(future:exception()))
  end

  attempt("an instance", ValueError("v"))
  attempt("a class", KeyError)
  attempt("a group", ExceptionGroup("g", {ValueError("v")}))
  attempt("SystemExit", SystemExit(3))
  attempt("StopIteration", StopIteration())
  attempt("StopIteration, the class", StopIteration)
  attempt("StopAsyncIteration", StopAsyncIteration())

  -- A CancelledError that is set is an exception like others: the future is not cancelled.
  local future = loop:create_future()
  future:set_exception(asyncio.CancelledError("set"))
  print(future:cancelled() and "cancelled" or "not cancelled")
  try
    await future
  except asyncio.CancelledError as e
    print(repr(e))
  end
  print(repr(future:exception()))
end

asyncio.run(main())
