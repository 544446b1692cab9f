local async function attempt(name, work)
  try
    await work()
    print(name .. " went")
  except RuntimeError, TimeoutError as e
    print(name .. " " .. e.name .. " " .. tostring(e))
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  local limit = asyncio.timeout(5)
  print(limit:when() == nil and "none" or "some")
  print(limit:expired() and "expired" or "not expired")

  local async function reschedule()
    limit:reschedule(loop:time() + 5)
  end

  local async function enter()
    async with limit do
      await asyncio.sleep(0)
    end
  end

  await attempt("before", reschedule)
  await attempt("enter", enter)
  await attempt("after", reschedule)
  await attempt("enter again", enter)

  local async function twice()
    async with asyncio.timeout(5) as inner do
      async with inner do
      end
    end
  end

  await attempt("inside itself", twice)
end

asyncio.run(main())
