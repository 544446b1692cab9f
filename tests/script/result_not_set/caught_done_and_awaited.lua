local async function work()
  await asyncio.sleep(0)
  return "result"
end

local async function main()
  local task = asyncio.create_task(work())
  try
    print(task:result())
  except asyncio.InvalidStateError as e
    print(e.name, e.module, e)
  end
  await task
  print(task:result())
  print(task:exception())
  local other = asyncio.create_task(work())
  await asyncio.sleep(0.1)
  print(other:result())
  print(other:exception())
end

asyncio.run(main())
-- expect: InvalidStateError	asyncio.exceptions	Result is not set.
-- expect: result
-- expect: nil
-- expect: result
-- expect: nil
