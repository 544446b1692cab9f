-- args: --clock=virtual
async function worker()
  try await asyncio.sleep(5) except asyncio.CancelledError print("kept") end
  await asyncio.sleep(1)
end

async function main()
  local task = asyncio.create_task(worker())
  await asyncio.sleep(1)
  task:cancel()
  await task
end

asyncio.run(main())

-- expect: kept
