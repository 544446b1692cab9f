local async function sleeper(name)
  try
    await asyncio.sleep(100)
  except asyncio.CancelledError
    print(name)
    raise
  end
end

local async function main()
  try
    async with asyncio.TaskGroup() as group do
      for i = 1, 5 do group:create_task(sleeper("sleeper " .. i)) end
      await asyncio.sleep(1)
      raise KeyError("the block itself")
    end
  except *KeyError as e
    -- expect: sleeper 1
    -- expect: sleeper 2
    -- expect: sleeper 3
    -- expect: sleeper 4
    -- expect: sleeper 5
    -- expect: unhandled errors in a TaskGroup (1 sub-exception)
    print(e)
  end
end

asyncio.run(main())
