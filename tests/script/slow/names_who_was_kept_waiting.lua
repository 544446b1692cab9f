-- args: --clock=virtual
-- Under the virtual clock time.sleep moves the clock, and everybody is late by as much as that.
async function tick()
  await asyncio.sleep(0.1)
end

local function later() end

async function main()
  local loop = asyncio.get_running_loop()
  local task = asyncio.create_task(tick(), {name = "ticker"})
  await asyncio.sleep(0)
  loop:call_later(0.25, later)
  loop:call_later(0.75, later)
  time.sleep(0.25)
  time.sleep(0.5 - 0.25)
  print("slept")
  await task
end

asyncio.run(main(), {debug = true})

-- expect: slept
-- expect stderr contains: blocking-call: 2 calls of time.sleep held up the whole program for 0.5
-- expect stderr contains: 15 |   time.sleep(0.25)
-- expect stderr contains: late  ticker  tick()  0.400 seconds late
-- expect stderr contains: later() at FILE:7  0.250 seconds late
