-- coroutine.wrap calls it, which makes a coroutine object of asyncio's, and nothing runs that.
local run = coroutine.wrap(async function()
  print("never")
end)
print(type(run()))
-- expect: userdata
-- expect stderr contains: FILE:2: RuntimeWarning: coroutine '<anonymous>' was never awaited
