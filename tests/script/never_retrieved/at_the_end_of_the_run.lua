local async function bad()
  raise ValueError("x")
end

local async function main()
  local task = asyncio.create_task(bad())
  await asyncio.sleep(0.01)
  print("main ends")
end

asyncio.run(main())
print("program ends")
-- expect: main ends
-- expect: program ends
-- expect stderr: Task exception was never retrieved
-- expect stderr: future: <Task finished name='Task-2' coro=<bad() done, defined at FILE:1> exception=ValueError('x')>
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 2, in bad
-- expect stderr:     raise ValueError("x")
-- expect stderr: ValueError: x
