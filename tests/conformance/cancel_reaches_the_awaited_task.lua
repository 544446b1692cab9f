local async function inner()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print("inner " .. repr(e))
    raise
  end
end

local async function outer(task)
  try
    await task
  except asyncio.CancelledError as e
    print("outer " .. repr(e))
    raise
  end
end

local async function main()
  local a = asyncio.create_task(inner())
  local b = asyncio.create_task(outer(a))
  local c = asyncio.create_task(outer(b))
  await asyncio.sleep(0.01)
  c:cancel("chain")
  print("cancel returned")
  await asyncio.wait({a, b, c})
  print(tostring(a:cancelled()) .. " " .. tostring(b:cancelled()) .. " " .. tostring(c:cancelled()))
  print(a:cancelling() .. " " .. b:cancelling() .. " " .. c:cancelling())
end

asyncio.run(main())
