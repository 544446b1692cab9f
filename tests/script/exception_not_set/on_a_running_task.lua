local async function work()
  await asyncio.sleep(1)
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  print(task:exception())
end

asyncio.run(main())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 11, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 8, in main
-- expect stderr:     print(task:exception())
-- expect stderr:           ^^^^^^^^^^^^^^^^
-- expect stderr: asyncio.exceptions.InvalidStateError: Exception is not set.
-- expect exit: 1
