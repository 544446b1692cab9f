local async function fails(name, turns)
  for _ = 1, turns do
    await asyncio.sleep(0)
  end
  print(name .. " fails")
  raise ValueError(name)
end

local async function works(name, turns)
  try
    for _ = 1, turns do
      await asyncio.sleep(0)
    end
    print(name .. " is done")
  except asyncio.CancelledError
    print(name .. " is cancelled")
    raise
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(function(loop, context) print("handler " .. context.message) end)
  local gathered = asyncio.gather(works("first", 4), fails("second", 1), fails("third", 3), works("fourth", 6))
  try
    await gathered
  except ValueError as e
    print("main " .. repr(e))
  end
  print("cancel " .. (gathered:cancel() and "taken" or "refused"))
  await asyncio.sleep(0.05)
  print("the others went on")

  -- Two fail in one turn: the first counts, the second is seen all the same.
  try
    await asyncio.gather(fails("one", 1), fails("two", 1))
  except ValueError as e
    print("main " .. repr(e))
  end
  await asyncio.sleep(0)
end

asyncio.run(main())
