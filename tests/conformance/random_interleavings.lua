-- Tasks that do random things, driven by the same random numbers in both languages.
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

  local function note(text)
    log[#log + 1] = text
  end

  local async function worker(name, depth)
    note(name .. "<")
    for step = 0, 5 do
      local choice = random(12)
      try
        if choice <= 2 then
          await asyncio.sleep(0)
        elseif choice == 3 and depth < 3 then
          tasks[#tasks + 1] = asyncio.create_task(worker(name .. step, depth + 1))
        elseif choice == 4 then
          local future = loop:create_future()
          futures[#futures + 1] = future
          future:add_done_callback(function(f) note(name .. "f") end)
        elseif choice == 5 and #futures > 0 then
          local future = table.remove(futures, 1)
          if not future:done() then
            future:set_result(name)
          end
        elseif choice == 6 and #futures > 0 then
          note(name .. ":" .. await futures[random(#futures) + 1])
        elseif choice == 7 then
          local victim = tasks[random(#tasks) + 1]
          note(name .. (victim:cancel() and "x" or "o"))
        elseif choice == 8 then
          loop:call_soon(note, name .. "s")
        elseif choice == 9 and depth < 3 then
          note(name .. "=" .. await worker(name .. "i", depth + 1))
        elseif choice == 10 and depth < 3 then
          local results = await asyncio.gather(worker(name .. "g", depth + 2), worker(name .. "h", depth + 2),
                                               {return_exceptions = true})
          note(name .. "#" .. #results)
        elseif choice == 11 then
          if random(3) == 0 then
            raise ValueError(name)
          end
        end
      except asyncio.CancelledError
        note(name .. "!")
        if random(2) == 0 then
          raise
        end
      end
    end
    note(name .. ">")
    return name
  end

  local async function releaser()
    for turn = 0, 299 do
      await asyncio.sleep(0)
      if turn % 10 == 9 and #futures > 0 then
        local future = table.remove(futures)
        if not future:done() then
          future:set_result("r")
        end
      end
    end
  end

  for _, name in ipairs {"a", "b", "c"} do
    tasks[#tasks + 1] = asyncio.create_task(worker(name, 0))
  end
  await releaser()
  for _, task in ipairs(tasks) do
    task:cancel()
  end
  await asyncio.sleep(0)
  for turn = 0, 199 do
    await asyncio.sleep(0)
    for _, task in ipairs(tasks) do
      if not task:done() and turn % 5 == 0 then
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
      note("e" .. tostring(task:exception()))
    else
      note("r" .. task:result())
    end
  end
  return table.concat(log, " ")
end

for seed = 1, 40 do
  print(seed .. " " .. asyncio.run(scenario(seed)))
end
