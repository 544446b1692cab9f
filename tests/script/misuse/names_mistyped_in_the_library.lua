-- args: --clock=virtual
-- What is nil was asked of an object that is at hand: it says itself what comes near.
local checks = {
  function() tracemalloc.strat() end,
  function() contextvars.ContexVar("x") end,
  function() local clock = time clock.slep(1) end,
  function() local lock = asyncio.Lock() lock:aquire() end,
  function() local q = asyncio.Queue() q:put_no_wait(1) end,
  function() asyncio.new_event_loop():cal_soon(print) end,
  function() ExceptionGroup("x", {ValueError("y")}):splt(ValueError) end,
}

for i, check in ipairs(checks) do
  asyncio.get_event_loop():call_soon(check)
end
asyncio.get_event_loop():call_soon(function()
  asyncio.get_event_loop():stop()
end)
asyncio.get_event_loop():run_forever()

-- expect stderr contains: absent-name: there is no tracemalloc.strat; tracemalloc.start comes near.
-- expect stderr contains: absent-name: there is no contextvars.ContexVar; contextvars.ContextVar comes
-- expect stderr contains: absent-name: there is no clock.slep; clock.sleep comes near.
-- expect stderr contains: absent-name: there is no lock:aquire; lock:acquire comes near.
-- expect stderr contains: absent-name: there is no q:put_no_wait; q:put_nowait comes near.
-- expect stderr contains: absent-name: there is no loop:cal_soon; loop:call_soon comes near.
-- expect stderr contains: absent-name: there is no ExceptionGroup:splt; ExceptionGroup:split comes
