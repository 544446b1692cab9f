local async function step(text)
  await asyncio.sleep(0)
  print(text)
end

local async function fail(exception)
  await asyncio.sleep(0)
  raise exception
end

local async function work(exception)
  try
    await step("body")
    if exception ~= nil then
      await fail(exception)
    end
  except ValueError as e
    await step("except " .. repr(e))
    return "from except"
  else
    await step("else")
    return "from else"
  finally
    await step("finally")
  end
end

local async function loops()
  local last
  for n = 0, 3 do
    last = n
    try
      await asyncio.sleep(0)
      if n == 2 then
        break
      end
      if n == 0 then
        goto continue
      end
      await step("body " .. n)
    finally
      await step("finally " .. n)
    end
    ::continue::
  end
  return last
end

local async function main()
  print(await work(nil))
  print(await work(ValueError("v")))
  try
    await work(KeyError("k"))
  except KeyError as e
    print("main " .. repr(e))
  end
  print(await loops())
end

asyncio.run(main())
