local async function slow()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print("slow cancelled")
    await asyncio.sleep(0)
    print("slow cleaned up")
    raise
  end
end

local async function main()
  local inner = asyncio.create_task(slow())
  local outer = asyncio.create_task(asyncio.wait_for(inner, 5))
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  outer:cancel("outer")
  try
    await outer
  except asyncio.CancelledError as e
    print("main " .. repr(e))
  end
  print(inner:cancelled() and "cancelled" or "not cancelled")
  print(outer:cancelled() and "cancelled" or "not cancelled")
end

asyncio.run(main())
