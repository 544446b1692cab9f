local function without_address(text)
  return (text:gsub("0x%x+", "ADDRESS"))
end

local lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
local condition, queue = asyncio.Condition(), asyncio.Queue(1)

local async function wait_for_condition()
  async with condition do
    await condition:wait()
  end
end

local async function try_all()
  for place, wait in ipairs {
    function() return lock:acquire() end,
    function() return event:wait() end,
    function() return semaphore:acquire() end,
    wait_for_condition,
    function() return queue:get() end,
  } do
    try
      await asyncio.wait_for(wait(), 0.01)
      print(place - 1 .. " nothing to wait for")
    except TimeoutError
      print(place - 1 .. " waited")
    except RuntimeError as e
      print(place - 1 .. " " .. without_address(repr(e)))
    end
  end
end

print("nobody waits")
asyncio.run(lock:acquire())
print("they wait")
asyncio.run(try_all())
print("they wait in another loop")
asyncio.run(try_all())
print("no wait, no loop")
event:set()
asyncio.run(event:wait())
print("done")
