local async function work()
  await asyncio.sleep(1)
  return "result"
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  print(task:result())
end

asyncio.run(main())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 12, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 9, in main
-- expect stderr:     print(task:result())
-- expect stderr:           ^^^^^^^^^^^^^
-- expect stderr: asyncio.exceptions.InvalidStateError: Result is not set.
-- expect exit: 1
