-- args: -X dev --clock=virtual
-- What a function has been given is in its result only where the function says so.
local token, serial = "T0", 0
local log = {level = "info"}

local async function refresh(old)
  assert(old)
  await asyncio.sleep(0.01)
  serial = serial + 1
  return "T" .. serial
end

async function renew()
  token = await refresh(token)
end

async function renew_in_time()
  token = await asyncio.wait_for(refresh(token), 1)
end

local async function child()
  local before = log.level
  log.level = "debug"
  await asyncio.sleep(0.01)
  log.level = before
end

async function saves_and_restores()
  local saved = log.level
  await asyncio.wait_for(child(), 1)
  log.level = "warn"
  await asyncio.wait_for(child(), 1)
  log.level = saved
end

async function main()
  await asyncio.gather(renew(), renew())
  await asyncio.gather(renew_in_time(), renew_in_time())
  await saves_and_restores()
  print(serial, log.level)
end

asyncio.run(main())

-- expect: 4	info
