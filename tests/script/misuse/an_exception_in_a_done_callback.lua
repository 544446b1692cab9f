local async function work(what)
  return what
end

async function main()
  local task = asyncio.create_task(work(string.rep("long", 20)))
  task:add_done_callback(function(done) raise ValueError("seen") end)
  await task
  await asyncio.sleep(1)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: Exception in callback <anonymous>(<Task finishe...longlonglong'>) at FILE:7
-- expect stderr contains:   callback-exception: a done callback failed with ValueError('seen').
-- expect exit: 0
