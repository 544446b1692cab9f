-- put and get of a queue, quick where nobody waits and else not, against a plain list.
-- expect: 100 rounds agree
-- expect: false
math.randomseed(7)

local async function round(maxsize)
  local queue, list, first, last = asyncio.Queue(maxsize), {}, 1, 0
  for i = 1, 200 do
    if math.random() < 0.5 + 0.3 * math.sin(i / 30) then
      local item = math.random() >= 0.1 and i or nil
      if not queue:full() then
        if math.random() < 0.5 then await queue:put(item) else queue:put_nowait(item) end
        last = last + 1
        list[last] = item
      end
    elseif not queue:empty() then
      local item
      if math.random() < 0.5 then item = await queue:get() else item = queue:get_nowait() end
      assert(item == list[first])
      first = first + 1
    end
    assert(queue:qsize() == last - first + 1)
  end
  for _ = 1, last do queue:task_done() end
  return (pcall(queue.task_done, queue))
end

local async function main()
  local too_often
  for maxsize = 0, 99 do too_often = await round(maxsize) end
  print("100 rounds agree")
  print(too_often)
end

asyncio.run(main())
