-- The usual pool: some workers, a queue of work, results in order of the work, failures and all.
local async function main()
  local jobs, results = asyncio.Queue(3), {}

  local async function worker(name)
    while true do
      local job = await jobs:get()
      try
        if job % 5 == 0 then
          raise ValueError("job " .. job)
        end
        await asyncio.sleep(0)
        results[#results + 1] = name .. job
      except ValueError as e
        results[#results + 1] = name .. "!" .. tostring(e)
      finally
        jobs:task_done()
      end
    end
  end

  local workers = {}
  for place, name in ipairs {"a", "b", "c"} do
    workers[place] = asyncio.create_task(worker(name))
  end
  for job = 1, 12 do
    await jobs:put(job)
  end
  await jobs:join()
  for _, task in ipairs(workers) do
    task:cancel()
  end
  await asyncio.wait(workers)
  print(table.concat(results, " "))
  print(jobs:qsize(), jobs:empty() and "empty" or "not empty")
end

asyncio.run(main())
