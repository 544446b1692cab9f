local function python(value)
  return value and "True" or "False"
end

local async function main()
  print(python(#(await asyncio.gather()) == 0))
  print(python(#(await asyncio.gather({return_exceptions = true})) == 0))
  local future = asyncio.gather()
  print(future:done() and "done" or "not done")
  print(future:cancel() and "cancelled" or "not cancelled")
  local done, pending = await asyncio.wait({asyncio.gather()})
  print(#done .. " " .. #pending)
  local steps = 0
  for _ in asyncio.as_completed({}) do
    steps = steps + 1
  end
  print(python(steps == 0))
end

asyncio.run(main())
