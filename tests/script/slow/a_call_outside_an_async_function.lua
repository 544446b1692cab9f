-- args: --clock=virtual
-- An await could not be typed there.
local function work()
  time.sleep(0.2)
end

async function main()
  work()
  await asyncio.sleep(0)
end

asyncio.run(main(), {debug = true})

-- expect stderr contains: blocking-call: time.sleep(0.2) held up the whole program for 0.200 seconds.
-- expect stderr contains: fix   async function work(...)  with await asyncio.sleep(seconds) in it;
