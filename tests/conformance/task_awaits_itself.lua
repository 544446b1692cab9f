local async function selfish()
  try
    await asyncio.current_task()
  except RuntimeError as e
    print((tostring(e):gsub("at %S+:%d+", "at FILE:N")))
  end
  return "still alive"
end

local async function other_loop(future)
  try
    await future
  except RuntimeError as e
    print((tostring(e):gsub("at %S+:%d+", "at FILE:N")))
  end
end

local loop = asyncio.new_event_loop()
local foreign = loop:create_future()

local async function main()
  print(await asyncio.create_task(selfish(), {name = "me"}))
  await asyncio.create_task(other_loop(foreign), {name = "t"})
end

asyncio.run(main())
loop:close()
