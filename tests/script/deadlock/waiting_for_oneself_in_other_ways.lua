-- args: --clock=virtual
local function try_to(wait)
  async function main()
    await wait(asyncio.current_task())
  end
  local ok, e = pcall(asyncio.run, main())
  print(e.notes[1])
end

try_to(async function(task) await asyncio.wait({task}) end)
try_to(async function(task) await asyncio.shield(task) end)

async function last()
  await asyncio.shield(asyncio.current_task())
end

asyncio.run(last())

-- expect: Task-1  main()  line 10: try_to(async function(task) await asyncio.wait({task}) end)  waits for itself
-- expect: Task-4  main()  line 11: try_to(async function(task) await asyncio.shield(task) end)  waits for itself
-- expect stderr contains: deadlock: last() waits for its own end, so it can never go on.
-- expect exit: 1
