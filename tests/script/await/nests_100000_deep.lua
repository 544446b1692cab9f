-- skip: gcstress too many frames
-- skip: valgrind too many frames
local async function down(n)
  if n == 0 then
    await asyncio.sleep(0)
    return 0
  end
  return 1 + await down(n - 1)
end

local async function fails(n)
  if n == 0 then
    await asyncio.sleep(0)
    raise ValueError("at the bottom")
  end
  local result = await fails(n - 1)
  return result
end

print(asyncio.run(down(100000)))
try
  asyncio.run(fails(100000))
except ValueError as e
  print(e)
end

local async function cancelled()
  local task = asyncio.create_task(down(100000))
  await asyncio.sleep(0)
  task:cancel()
  try
    await task
  except asyncio.CancelledError
    print("cancelled")
  end
end

asyncio.run(cancelled())
-- expect: 100000
-- expect: at the bottom
-- expect: cancelled
