-- However many tasks are left at the end of a run, they are cancelled.
-- skip: gcstress twenty thousand tasks take minutes when every allocation collects

local count, cancelled = 20000, 0

local async function sleeper()
  try
    await asyncio.sleep(1000)
  except asyncio.CancelledError
    cancelled = cancelled + 1
    raise
  end
end

local async function main()
  local tasks = {}
  for i = 1, count do tasks[i] = asyncio.create_task(sleeper()) end
  await asyncio.sleep(0)
end

asyncio.run(main())
-- expect: 20000
print(cancelled)
