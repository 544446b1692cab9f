local async function bad() raise ValueError("x") end

local async function main()
  local task = asyncio.create_task(bad())
  await asyncio.sleep(0.01)
  print(repr(task:exception()))
end

asyncio.run(main())
io.stderr:write("nothing\n")
-- expect: ValueError('x')
-- expect stderr: nothing
