local function handler(loop, context)
  print(context.message)
  print(repr(context.exception))
  local owner = context.future or context.task
  print((tostring(owner):gsub("at [^ >]*:%d+", "at FILE:N")))
end

local async function bad()
  raise ValueError("lost")
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(handler)
  local task = asyncio.create_task(bad(), {name = "t"})
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print("dropping it")
  task = nil
  collectgarbage()
  collectgarbage()
  local future = loop:create_future()
  future:set_exception(KeyError("lost too"))
  future = nil
  collectgarbage()
  collectgarbage()
  local retrieved = asyncio.create_task(bad())
  await asyncio.wait({retrieved})
  retrieved:exception()
  retrieved = nil
  collectgarbage()
  collectgarbage()
  print("end")
end

asyncio.run(main())
