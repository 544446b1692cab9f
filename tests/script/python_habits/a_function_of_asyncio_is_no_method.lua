-- A function that is given the wrong thing was not called with the wrong mark.
local _, e = pcall(function() asyncio.all_tasks(5) end)
print(e)

async function quick() end

async function main()
  local loop = asyncio.get_running_loop()
  loop:set_task_factory(function(_, coroutine)
    coroutine:close()
    return 5
  end)
  try
    await asyncio.gather(quick())
  except TypeError as e
    print(e)
  end
  loop:set_task_factory(nil)
end

asyncio.run(main())

-- expect: an event loop was expected, got 5
-- expect: a Future was expected, got number
