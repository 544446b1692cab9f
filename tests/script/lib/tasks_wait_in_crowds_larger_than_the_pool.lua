-- More tasks at once than the pool of threads has had room for, several times.
-- expect: 1000	2000	3000	1000
local async function work(i)
  await asyncio.sleep(0)
  return i
end

local async function crowd(size)
  local tasks = {}
  async with asyncio.TaskGroup() as group do
    for i = 1, size do tasks[i] = group:create_task(work(i)) end
  end
  return tasks[size]:result()
end

local async function main()
  print(await crowd(1000), await crowd(2000), await crowd(3000), await crowd(1000))
end

asyncio.run(main())
