local async function stubborn(how)
  try
    await asyncio.sleep(60)
  except asyncio.CancelledError
    await asyncio.sleep(0.002)
    if isinstance(how, BaseException) then
      raise how
    end
    return how
  end
end

local async function attempt(name, awaitable, timeout)
  try
    print(name .. " " .. await asyncio.wait_for(awaitable, timeout))
  except TimeoutError, ValueError, asyncio.CancelledError as e
    print(name .. " " .. repr(e) .. (e.cause and " from " .. repr(e.cause) or ""))
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  -- It is waited for until it really ends, and a result or an exception of its own counts.
  await attempt("a result", stubborn("late"), 0.001)
  await attempt("an exception", stubborn(ValueError("late")), 0.001)
  await attempt("a cancellation", stubborn(asyncio.CancelledError("late")), 0.001)

  -- No time at all.
  local done = loop:create_future()
  done:set_result("done")
  await attempt("done", done, 0)
  await attempt("done", done, -1)
  await attempt("not begun", stubborn("never"), 0)
  local task = asyncio.create_task(stubborn("begun"))
  await asyncio.sleep(0)
  await attempt("begun", task, 0)
  local pending = loop:create_future()
  await attempt("pending", pending, -1)
  print(pending:cancelled() and "cancelled" or "not cancelled")

  -- As long as it takes.
  await attempt("no limit", asyncio.sleep(0.001, "slept"), nil)
end

asyncio.run(main())
