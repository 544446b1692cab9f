local async function main()
  local loop = asyncio.get_running_loop()
  local log = {}
  local finished = loop:create_future()

  local function turn(name, depth)
    log[#log + 1] = name .. depth
    if depth < 3 then
      loop:call_soon(turn, name, depth + 1)
    elseif name == "c" then
      finished:set_result(nil)
    end
  end

  loop:call_soon(turn, "a", 1)
  loop:call_soon(turn, "b", 1)
  local handle = loop:call_soon(turn, "never", 1)
  loop:call_soon(turn, "c", 1)
  handle:cancel()
  await finished
  print(table.concat(log, " "))
end

asyncio.run(main())
