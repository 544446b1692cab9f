local async function bad()
  await asyncio.sleep(0)
  raise ValueError("from main", 2)
end

local async function cancelled()
  asyncio.current_task():cancel("stop it")
  await asyncio.sleep(0)
end

try
  asyncio.run(bad())
except ValueError as e
  print(repr(e))
end
try
  asyncio.run(cancelled())
except asyncio.CancelledError as e
  print(repr(e))
end
