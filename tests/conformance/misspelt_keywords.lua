async function work()
  return 1
end

local function show(call)
  try
    call()
  except TypeError as e
    print(e)
  end
end

async function main()
  local loop = asyncio.get_running_loop()
  local task = asyncio.create_task(work())
  show(function() asyncio.gather(task, {return_exception = true}) end)
  show(function() asyncio.gather({task}) end)
  show(function() asyncio.sleep(0, {resul = 1}):send(nil) end)
  show(function() asyncio.create_task(task, {nam = "x"}) end)
  show(function() loop:create_task(task, {nam = "x"}) end)
  show(function() asyncio.Task(task, {nam = "x"}) end)
  show(function() asyncio.Future{lop = loop} end)
  show(function() asyncio.ensure_future(task, {lop = loop}) end)
  show(function() task:cancel{mgs = "x"} end)
  show(function() asyncio.Queue{maxsiz = 1} end)
  show(function() asyncio.Lock{loop = loop} end)
  show(function() asyncio.Semaphore{valu = 1} end)
  await task
end

asyncio.run(main())
