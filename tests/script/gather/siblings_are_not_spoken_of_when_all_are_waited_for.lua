-- args: --clock=virtual
async function bad()
  await asyncio.sleep(1)
  raise ValueError("no paper")
end

async function slow()
  await asyncio.sleep(5)
  return 42
end

async function main()
  for _, result in ipairs(await asyncio.gather(bad(), slow(), {return_exceptions = true})) do print(result) end
  local gathering = asyncio.gather(slow(), slow())
  await asyncio.sleep(1)
  gathering:cancel()
  try await gathering except asyncio.CancelledError print("cancelled") end
  try
    local tasks = {asyncio.create_task(bad()), asyncio.create_task(slow())}
    try
      await asyncio.gather(table.unpack(tasks))
    finally
      for _, task in ipairs(tasks) do task:cancel() end
      await asyncio.wait(tasks)
    end
  except ValueError as e
    print(e)
  end
end

asyncio.run(main())

-- expect: no paper
-- expect: 42
-- expect: cancelled
-- expect: no paper
