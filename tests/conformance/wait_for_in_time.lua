local async function value(delay)
  await asyncio.sleep(delay)
  return "value"
end

local async function bad()
  raise ValueError("inside")
end

local async function main()
  print(await asyncio.wait_for(value(0), 1))
  print(await asyncio.wait_for(value(0.01), {timeout = 1}))
  print(await asyncio.wait_for(value(0), nil))
  local task = asyncio.create_task(value(0))
  print(await asyncio.wait_for(task, 1))
  print(await asyncio.wait_for(task, 0))
  print(await asyncio.wait_for(task, -5))
  try
    await asyncio.wait_for(bad(), 1)
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
