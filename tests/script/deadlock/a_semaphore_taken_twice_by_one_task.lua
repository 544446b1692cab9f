-- args: --clock=virtual
local permits = asyncio.Semaphore(1)

async function down(n)
  async with permits do
    if n > 0 then await down(n - 1) end
  end
end

asyncio.run(down(2))

-- expect stderr contains: waits for a permit of semaphore permits, taken by itself
-- expect stderr contains: deadlock: a task waits for a permit of permits that it holds itself.
-- expect exit: 1
