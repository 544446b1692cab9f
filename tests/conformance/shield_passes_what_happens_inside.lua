local async function value()
  await asyncio.sleep(0)
  return "value"
end

local async function bad()
  await asyncio.sleep(0)
  raise ValueError("bad")
end

local async function forever()
  await asyncio.sleep(10)
end

local async function main()
  print(await asyncio.shield(value()))
  try
    await asyncio.shield(bad())
  except ValueError as e
    print(repr(e))
  end
  local inner = asyncio.create_task(forever())
  asyncio.get_running_loop():call_soon(inner.cancel, inner, "inner")
  try
    await asyncio.shield(inner)
  except asyncio.CancelledError as e
    print(e.name)
  end
  print(inner:cancelled() and "cancelled" or "lives")
end

asyncio.run(main())
