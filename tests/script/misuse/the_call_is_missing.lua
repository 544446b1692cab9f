-- The fix is the call that was written, with the parentheses that are missing.
-- args: --clock=virtual --warnings=ignore
async function work() end

asyncio.run((async function()
  try await asyncio.gather(work, work) except TypeError end
end)())
local loop = asyncio.new_event_loop()
loop:run_until_complete(work)
-- expect stderr contains:   coroutine-expected: work was given without being called: the () is missing.
-- expect stderr contains:   fix   loop:run_until_complete(work())         with parentheses
-- expect exit: 1
