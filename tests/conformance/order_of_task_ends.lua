local async function main()
  local async function short(name, turns)
    for n = 1, turns do
      await asyncio.sleep(0)
    end
    print(name .. " ends")
    return name
  end

  local async function follows(name, task)
    local result = await task
    print(name .. " follows " .. result)
    return name
  end

  local a = asyncio.create_task(short("a", 2))
  local b = asyncio.create_task(follows("b", a))
  local c = asyncio.create_task(follows("c", b))
  local d = asyncio.create_task(short("d", 4))
  a:add_done_callback(function(t) print("callback of a") end)
  local e = asyncio.create_task(follows("e", a))
  for turn = 0, 6 do
    print("turn " .. turn)
    await asyncio.sleep(0)
  end
  local names = {}
  for i, t in ipairs {a, b, c, d, e} do
    names[i] = t:result()
  end
  print(table.concat(names, " "))
end

asyncio.run(main())
