-- args: -X dev --clock=virtual --explain=off
local counter = 0

async function bump()
  local old = counter
  await asyncio.sleep(0)
  counter = old + 1
end

async function main()
  await asyncio.gather(bump(), bump())
  print(counter)
end

asyncio.run(main())

-- expect: 1
