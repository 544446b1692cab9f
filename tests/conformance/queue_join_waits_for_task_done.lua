local async function main()
  local queue = asyncio.Queue()
  await queue:join()
  print("nothing to wait for")

  local async function worker(name)
    while true do
      local item = await queue:get()
      await asyncio.sleep(0)
      print(name .. " did " .. item)
      queue:task_done()
    end
  end

  for n = 1, 5 do
    queue:put_nowait(n)
  end
  local a = asyncio.create_task(worker("a"))
  local b = asyncio.create_task(worker("b"))
  local also = asyncio.create_task(queue:join())
  await queue:join()
  print("all done")
  await also
  a:cancel()
  b:cancel()
  await asyncio.wait({a, b})

  try
    queue:task_done()
  except ValueError as e
    print(repr(e))
  end
  queue:put_nowait("x")
  try
    await asyncio.wait_for(queue:join(), 0.01)
  except TimeoutError
    print("not yet")
  end
  print(queue:get_nowait())
  queue:task_done()
  await queue:join()
  try
    queue:task_done()
  except ValueError as e
    print(repr(e))
  end

  -- Done with before it was taken out: Python counts, and nothing more.
  queue:put_nowait("y")
  queue:task_done()
  await queue:join()
  print(queue:qsize())
end

asyncio.run(main())
