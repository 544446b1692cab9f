local function greet(name)
  raise ValueError("no " .. name)
end

async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(greet, "luck")
  await asyncio.sleep(1)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: Exception in callback greet('luck') at FILE:1
-- expect stderr contains: handle: <Handle greet('luck') at FILE:1>
-- expect stderr contains: ValueError: no luck
-- expect stderr contains:   callback-exception: a callback failed with ValueError('no luck').
-- expect stderr contains:  2 |   raise ValueError("no " .. name)
-- expect stderr contains: raised here
-- expect exit: 0
