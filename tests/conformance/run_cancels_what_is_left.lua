local async function worker(name)
  try
    print(name .. " starts")
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print(name .. " cancelled")
    await asyncio.sleep(0)
    print(name .. " cleaned up")
    raise
  finally
    print(name .. " finally")
  end
end

local async function main()
  asyncio.create_task(worker("only"))
  await asyncio.sleep(0)
  print("main ends")
  return "done"
end

print(asyncio.run(main()))
