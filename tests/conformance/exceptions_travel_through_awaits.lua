local async function raises(n)
  await asyncio.sleep(0)
  if n == 0 then
    raise ValueError("deep")
  end
  return await raises(n - 1)
end

local async function counts(n, log)
  try
    if n == 0 then
      raise KeyError("bottom")
    end
    await counts(n - 1, log)
  finally
    log[#log + 1] = n
  end
end

local async function main()
  try
    await raises(20)
  except ValueError as e
    print(repr(e))
  end
  local log = {}
  try
    await counts(5, log)
  except KeyError as e
    print(repr(e) .. " " .. table.concat(log, " "))
  end
  local task = asyncio.create_task(raises(3))
  try
    await task
  except ValueError as first
    try
      await task
    except ValueError as second
      print(first == second and "same" or "other")
    end
  end
end

asyncio.run(main())
