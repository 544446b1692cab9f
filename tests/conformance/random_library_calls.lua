-- As random_interleavings, with the rest of the library.
local function new_random(seed)
  local state = seed
  return function(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n
  end
end

local async function scenario(seed)
  local loop = asyncio.get_running_loop()
  local random = new_random(seed)
  local log, tasks, futures = {}, {}, {}
  local worker

  local function note(text)
    log[#log + 1] = text
  end

  local async function numbers(name)
    try
      for n = 0, 2 do
        if random(2) == 0 then
          await asyncio.sleep(0)
        end
        yield name .. n
      end
    except GeneratorExit
      note(name .. "E")
      raise
    finally
      note(name .. "F")
    end
  end

  local async function pick(name)
    if #futures > 0 then
      return await futures[random(#futures) + 1]
    end
    await asyncio.sleep(0)
    return name
  end

  local async function step(name, choice, depth)
    local child = name .. choice
    if choice == 0 then
      await asyncio.sleep(0)
    elseif choice == 1 then
      futures[#futures + 1] = loop:create_future()
    elseif choice == 2 and #futures > 0 then
      local future = table.remove(futures, 1)
      if not future:done() then
        if random(4) == 0 then
          future:set_exception(KeyError(name))
        else
          future:set_result(name)
        end
      end
    elseif choice == 3 then
      tasks[#tasks + 1] = asyncio.create_task(worker(child, depth + 1))
    elseif choice == 4 then
      local victim = tasks[random(#tasks) + 1]
      note(name .. (victim:cancel(child) and "x" or "o") .. victim:cancelling())
    elseif choice == 5 then
      note(await asyncio.shield(worker(child, depth + 1)))
    elseif choice == 6 then
      local a = asyncio.create_task(worker(child .. "a", depth + 1))
      local b = asyncio.create_task(pick(child .. "b"))
      local done, pending = await asyncio.wait({a, b}, {return_when = asyncio.FIRST_COMPLETED})
      note(name .. #done .. #pending)
    elseif choice == 7 then
      note(await asyncio.wait_for(worker(child, depth + 1), nil))
    elseif choice == 8 then
      async with asyncio.TaskGroup() as group do
        group:create_task(worker(child, depth + 1))
        if random(2) == 0 then
          note(child .. "=" .. await pick(child))
        end
      end
    elseif choice == 9 then
      local limit
      async with asyncio.timeout(nil) as timeout do
        limit = timeout
        note(child .. "=" .. await pick(child))
      end
      note(name .. tostring(limit:expired()))
    elseif choice == 10 then
      async for item in numbers(child) do
        note(item)
      end
    elseif choice == 11 then
      local generator = numbers(child)
      note(await generator:asend(nil))
      await generator:aclose()
    elseif choice == 12 then
      local results = await asyncio.gather(worker(child .. "a", depth + 1), worker(child .. "b", depth + 1))
      note(results[1] .. results[2])
    elseif choice == 13 then
      if random(3) == 0 then
        raise ValueError(name)
      end
    elseif choice == 14 then
      loop:call_soon(note, child)
    elseif choice == 15 then
      note(name .. asyncio.current_task():uncancel())
    elseif choice == 16 then
      for awaitable in asyncio.as_completed({worker(child, depth + 1)}) do
        note(await awaitable)
      end
    elseif choice == 17 then
      local victim = tasks[random(#tasks) + 1]
      if victim ~= asyncio.current_task() and victim:done() and not victim:cancelled() then
        note(child .. (victim:exception() and "e" or victim:result()))
      end
    end
  end

  local nests = {[3] = true, [5] = true, [6] = true, [7] = true, [8] = true, [12] = true, [16] = true}

  worker = async function(name, depth)
    note(name .. "<")
    for n = 0, 3 do
      local choice = random(18)
      if depth > 2 and nests[choice] then
        choice = 0
      end
      try
        await step(name, choice, depth)
      except asyncio.CancelledError as e
        note(name .. "!" .. repr(e):sub(15))
        if random(2) == 0 then
          raise
        end
      except TimeoutError
        note(name .. "T")
      except ExceptionGroup as e
        note(name .. repr(e):sub(51))
      except KeyError as e
        note(name .. repr(e))
      finally
        if random(8) == 0 then
          await asyncio.sleep(0)
        end
      end
    end
    note(name .. ">")
    return name
  end

  for _, name in ipairs {"a", "b", "c"} do
    tasks[#tasks + 1] = asyncio.create_task(worker(name, 0))
  end
  for turn = 0, 199 do
    await asyncio.sleep(0)
    if turn % 10 == 9 and #futures > 0 then
      local future = table.remove(futures)
      if not future:done() then
        future:set_result("r")
      end
    end
  end
  for turn = 0, 199 do
    await asyncio.sleep(0)
    if turn % 5 == 0 then
      for _, task in ipairs(tasks) do
        task:cancel()
      end
    end
  end
  for _, task in ipairs(tasks) do
    if not task:done() then
      note("?")
    elseif task:cancelled() then
      note("c")
    elseif task:exception() then
      note("e" .. repr(task:exception()))
    else
      note("r" .. task:result())
    end
  end
  return table.concat(log, " ")
end

for seed = 1, 40 do
  print(seed .. " " .. asyncio.run(scenario(seed)))
end
