local async function bad()
  await asyncio.sleep(0)
  raise ValueError("bad")
end

local async function main()
  local task = asyncio.create_task(bad())
  try
    print(task:exception())
  except asyncio.InvalidStateError as e
    print(e)
  end
  try
    await task
  except ValueError as e
    print("awaited", e)
  end
  print(repr(task:exception()))
  try
    task:result()
  except ValueError as e
    print("result", e)
  end
  local cancelled = asyncio.create_task(bad())
  cancelled:cancel()
  await asyncio.wait({cancelled})
  try
    cancelled:exception()
  except asyncio.CancelledError as e
    print(repr(e))
  end
  io.stderr:write("no report\n")
end

asyncio.run(main())
-- expect: Exception is not set.
-- expect: awaited	bad
-- expect: ValueError('bad')
-- expect: result	bad
-- expect: CancelledError()
-- expect stderr: no report
