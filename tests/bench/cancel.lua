-- cancel: BATCHES times, BATCH tasks that sleep for an hour are cancelled while they wait.
local batches, batch = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function nap()
  await asyncio.sleep(3600)
end

local async function main()
  for _ = 1, batches do
    local naps = {}
    for i = 1, batch do naps[i] = asyncio.create_task(nap()) end
    await asyncio.sleep(0)
    for i = 1, batch do naps[i]:cancel() end
    await asyncio.wait(naps)
    assert(naps[batch]:cancelled())
  end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
