-- What a program does to its globals does not reach into the library, even if it is done before the
-- first use of it.

RuntimeError, TypeError, ValueError, TimeoutError, isinstance, repr = nil, nil, nil, nil, nil, nil
ipairs, pairs, setmetatable, type, tostring, format = nil, nil, nil, nil, nil, nil
string, table, math = nil, nil, nil

local async function after(delay)
  await asyncio.sleep(delay)
end

local async function main()
  try
    await asyncio.wait_for(after(5), 1)
  except asyncio.TimeoutError as e
    -- expect: TimeoutError
    print(e.name)
  end
  try
    await asyncio.wait({})
  except Exception as e
    -- expect: Set of Tasks/Futures is empty.
    print(e)
  end
  async with asyncio.TaskGroup() as group do
    group:create_task(after(1))
    -- expect: <TaskGroup tasks=1 entered>
    print(group)
  end
end

asyncio.run(main())
