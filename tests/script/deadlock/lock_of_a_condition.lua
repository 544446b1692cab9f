-- Who waits for the news does not hold the lock; who has not given it back does.
local news, future = asyncio.Condition(), nil

local async function listen()
  async with news do
    await news:wait()
  end
end

local async function hold()
  async with news do
    news:notify()
    await future
  end
end

local async function main()
  future = asyncio.get_running_loop():create_future()
  await asyncio.gather(listen(), hold())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-2  listen()  line 6: await news:wait()  waits for the lock of condition news, taken in line 11 by Task-3
-- expect stderr contains: Task-3  hold()  line 13: await future  waits for <Future pending
