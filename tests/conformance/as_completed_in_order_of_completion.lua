local async function after(delay, value)
  await asyncio.sleep(delay)
  if value == "bad" then
    raise ValueError(value)
  end
  return value
end

local async function main()
  local tasks = {after(0.06, "last"), after(0, "first"), after(0.04, "third"), after(0.02, "bad")}
  for awaitable in asyncio.as_completed(tasks) do
    try
      print(await awaitable)
    except ValueError as e
      print(repr(e))
    end
  end
  for awaitable in asyncio.as_completed({}) do
    print("not here")
  end
  print("end")
end

asyncio.run(main())
