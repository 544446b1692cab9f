local async function fails(name)
  try
    await asyncio.sleep(0.05)
  finally
    print(name .. " fails")
  end
  raise ValueError(name)
end

local async function works(name)
  await asyncio.sleep(0.05)
  print(name .. " is done")
  return name
end

local async function outer(inner)
  try
    return await asyncio.shield(inner)
  except asyncio.CancelledError as e
    print("outer " .. repr(e))
    raise
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(function(loop, context) print("handler " .. context.message:match("^%S+")) end)

  -- Cancelled twice: the inner task does not notice.
  local inner = asyncio.create_task(works("protected"))
  local waiting
  for _, message in ipairs {"first", "second"} do
    waiting = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting:cancel(message)
    await asyncio.wait({waiting})
  end
  print(await inner)

  -- Nobody waits for it any more when it fails.
  inner = asyncio.create_task(fails("alone"))
  waiting = asyncio.create_task(outer(inner))
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  waiting:cancel()
  await asyncio.wait({waiting, inner})
  print(repr(inner:exception()))

  -- The inner one is cancelled, not the outer.
  inner = asyncio.create_task(works("never"))
  waiting = asyncio.create_task(outer(inner))
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  inner:cancel("inner")
  await asyncio.wait({waiting})
  print(waiting:cancelled() and "cancelled" or "not cancelled")

  -- What is done needs no protection.
  local done = loop:create_future()
  done:set_result("done")
  print(asyncio.shield(done) == done and "itself" or "another")
end

asyncio.run(main())
