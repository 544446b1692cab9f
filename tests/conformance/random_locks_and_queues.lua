-- As random_interleavings, with what tasks wait for each other with: locks, events, conditions,
-- semaphores, barriers and queues, and cancellations all over.
local function new_random(seed)
  local state = seed
  return function(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n
  end
end

local async function scenario(seed)
  local random = new_random(seed)
  local log, tasks = {}, {}
  local lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
  local condition, barrier = asyncio.Condition(lock), asyncio.Barrier(2)
  local queue, priorities = asyncio.Queue(1), asyncio.PriorityQueue(2)
  local signals = 0

  local function note(text)
    log[#log + 1] = text
  end

  local async function pause()
    for _ = 1, random(4) do
      await asyncio.sleep(0)
    end
  end

  local async function step(name, choice)
    if choice == 0 then
      await pause()
    elseif choice == 1 then
      async with lock do
        note(name .. "[")
        await pause()
        note(name .. "]")
      end
    elseif choice == 2 then
      async with semaphore do
        note(name .. "(")
        await pause()
        note(name .. ")")
      end
    elseif choice == 3 then
      await event:wait()
      note(name .. "E")
      event:clear()
    elseif choice == 4 then
      event:set()
    elseif choice == 5 then
      async with condition do
        await condition:wait_for(function() return signals > 0 end)
        signals = signals - 1
        note(name .. "C")
      end
    elseif choice == 6 then
      async with condition do
        signals = signals + 1
        condition:notify(1 + random(2))
      end
    elseif choice == 7 then
      note(name .. "B" .. await barrier:wait())
    elseif choice == 8 then
      await queue:put(name)
      note(name .. "P")
    elseif choice == 9 then
      note(name .. "G" .. await queue:get())
      queue:task_done()
    elseif choice == 10 then
      await priorities:put(random(5))
    elseif choice == 11 then
      note(name .. "<" .. await priorities:get())
      priorities:task_done()
    elseif choice == 12 then
      tasks[random(#tasks) + 1]:cancel()
    elseif choice == 13 then
      await queue:join()
      note(name .. "J")
    elseif choice == 14 then
      if random(4) == 0 then
        await barrier:reset()
      end
    elseif choice == 15 then
      await asyncio.wait_for(lock:acquire(), 0)
    elseif choice == 16 then
      if lock:locked() and random(3) == 0 then
        lock:release()
      end
    elseif choice == 17 then
      queue:put_nowait(name)
    elseif choice == 18 then
      note(name .. "N" .. queue:get_nowait())
      queue:task_done()
    elseif choice == 19 then
      semaphore:release()
    end
  end

  local async function worker(name)
    for _ = 1, 12 do
      try
        await step(name, random(20))
      except asyncio.CancelledError
        note(name .. "!")
        if random(3) == 0 then
          await pause()
        end
      except TimeoutError
        note(name .. "t")
      except asyncio.BrokenBarrierError
        note(name .. "b")
      except asyncio.QueueFull
        note(name .. "f")
      except asyncio.QueueEmpty
        note(name .. "e")
      except RuntimeError
        note(name .. "r")
      end
    end
  end

  for number = 1, 6 do
    tasks[number] = asyncio.create_task(worker(("abcdef"):sub(number, number)))
  end
  -- What hangs is cancelled, again and again.
  for turn = 0, 2000 do
    await asyncio.sleep(0)
    local task = tasks[turn // 20 % 6 + 1]
    if turn % 20 == 0 then
      task:cancel()
    end
  end
  tasks[#tasks + 1] = {return_exceptions = true}
  await asyncio.gather(table.unpack(tasks))
  print(seed .. " " .. table.concat(log))
end

for seed = 1, 150 do
  asyncio.run(scenario(seed))
end
