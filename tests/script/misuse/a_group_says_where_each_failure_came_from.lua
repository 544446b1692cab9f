async function fetch(n)
  await asyncio.sleep(n)
  raise ValueError("bad " .. n)
end

async function save()
  try
    await asyncio.sleep(5)
  finally
    raise TypeError("in finally")
  end
end

async function main()
  async with asyncio.TaskGroup() as group do
    group:create_task(fetch(1), {name = "first"})
    group:create_task(save())
    await asyncio.sleep(3)
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   from  line 3, in first (fetch), made in line 16: ValueError('bad 1')
-- expect stderr contains:         line 10, in Task-3 (save), made in line 17: TypeError('in finally')
-- expect exit: 1
