local async function consumer(queue)
  while true do
    print(await queue:get())
  end
end

local async function main()
  local jobs = asyncio.Queue()
  jobs:put_nowait("one")
  await asyncio.gather(consumer(jobs), consumer(jobs))
end

asyncio.run(main())
-- args: --clock=virtual
-- expect: one
-- expect exit: 1
-- expect stderr contains: Task-2  consumer()  line 3: print(await queue:get())  waits for an item in queue
-- expect stderr contains: nobody is left who could put something into queue.
-- expect stderr contains: fix   queue:shutdown()
