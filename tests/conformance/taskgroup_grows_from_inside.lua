local async function main()
  async with asyncio.TaskGroup() as group do
    local async function child(name, depth)
      print(name .. " begins")
      if depth > 0 then
        group:create_task(child(name .. "a", depth - 1))
        await asyncio.sleep(0)
        group:create_task(child(name .. "b", depth - 1))
      end
      print(name .. " ends")
    end

    local task = group:create_task(child("a", 2), {name = "root"})
    print(task:get_name())
    print("the body is over")
  end
  print("the block is over")

  -- The last task makes another while the block already waits for it.
  local over, another
  async with asyncio.TaskGroup() as group do
    over = group

    another = async function()
      await asyncio.sleep(0.001)
      print("another")
    end

    local async function last()
      await asyncio.sleep(0.001)
      group:create_task(another())
    end

    group:create_task(last())
  end
  print("over")

  local coroutine = another()
  try
    over:create_task(coroutine)
  except RuntimeError as e
    print("RuntimeError, " .. tostring(e):match("> (.*)"))
  end
  coroutine:close()
end

asyncio.run(main())
