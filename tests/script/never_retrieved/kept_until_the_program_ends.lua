local async function bad()
  await asyncio.sleep(0)
  local x = nil
  return x.field
end

local async function main()
  kept = asyncio.create_task(bad())
  await asyncio.sleep(0.01)
end

asyncio.run(main())
-- expect stderr: Task exception was never retrieved
-- expect stderr: future: <Task finished name='Task-2' coro=<bad() done, defined at FILE:1> exception=LuaError("FILE:4: attempt to index a nil value (local 'x')")>
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 4, in bad
-- expect stderr:     return x.field
-- expect stderr:            ^^^^^^^
-- expect stderr: LuaError: attempt to index a nil value (local 'x')
