local async function slow()
  await asyncio.sleep(10)
end

local async function said(make)
  try
    await make()
  except TimeoutError as e
    print("[" .. tostring(e) .. "]", repr(e), #e.args, e.cause ~= nil)
  end
end

async function main()
  local loop = asyncio.get_running_loop()
  await said(async function() await asyncio.wait_for(slow(), 0.01) end)
  await said(async function() await asyncio.wait_for(slow(), 0) end)
  await said(async function()
    async with asyncio.timeout(0.01) do await slow() end
  end)
  await said(async function()
    async with asyncio.timeout_at(loop:time() + 0.01) do await slow() end
  end)
end

asyncio.run(main())
