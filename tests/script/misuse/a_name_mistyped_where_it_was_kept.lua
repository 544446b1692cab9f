-- args: --clock=virtual
local nap = asyncio.slepp
local other = nil

async function main()
  print(pcall(function() other() end))
  await nap(1)
end

local ok = pcall(function() nap() end)
asyncio.get_event_loop():call_soon(function() nap() end)
asyncio.get_event_loop():call_soon(function() other() end)
asyncio.get_event_loop():run_until_complete(asyncio.sleep(0))

-- expect stderr contains: absent-name: there is no asyncio.slepp; asyncio.sleep comes near.
-- expect stderr contains: attempt to call a nil value (upvalue 'other')
