local async function bad(n)
  raise ValueError("number " .. n)
end

local async function main()
  tasks = {}
  for n = 1, 3 do tasks[n] = asyncio.create_task(bad(n), {name = "t" .. n}) end
  await asyncio.sleep(0.01)
  try
    await tasks[2]
  except ValueError
  end
end

asyncio.run(main())
-- expect stderr contains: name='t1'
-- expect stderr contains: name='t3'
-- expect stderr contains: ValueError: number 1
-- expect stderr contains: ValueError: number 3
