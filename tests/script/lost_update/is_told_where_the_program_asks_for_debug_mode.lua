-- args: --clock=virtual
local counter = 0

async function bump()
  local old = counter
  await asyncio.sleep(0)
  counter = old + 1
end

async function main()
  await asyncio.gather(bump(), bump())
end

asyncio.run(main())
print("nothing so far")
asyncio.run(main(), {debug = true})

-- expect: nothing so far
-- expect stderr contains: FILE:7: RuntimeWarning: task 'Task-8' overwrote what task 'Task-7' had written to 'counter'
