local async function main()
  local loop = asyncio.get_running_loop()
  local start = loop:time()
  loop:call_later(0.06, print, "sixty")
  loop:call_at(start + 0.02, print, "twenty")
  loop:call_later(-5, print, "past")
  loop:call_later(0, print, "zero")
  local cancelled = loop:call_later(0.03, print, "not here")
  loop:call_soon(print, "soon")
  cancelled:cancel()
  local moved = loop:call_later(0.04, function(...) print(table.concat({...}, " ")) end, "forty", "and", "arguments")
  await asyncio.sleep(0.08)
  local passed = loop:time() - start
  print(0.079 < passed and passed < 2 and "about right" or "wrong time")
  print(math.type(loop:time()) == "float" and "number" or "something else")
end

asyncio.run(main())
