local loop

local function tick(n)
  print("tick " .. n)
  if n == 3 then
    loop:stop()
    loop:call_soon(print, "added by the turn that stops: next run")
  else
    loop:call_soon(tick, n + 1)
  end
end

loop = asyncio.new_event_loop()
loop:call_soon(tick, 1)
loop:run_forever()
print("stopped")
loop:stop()
loop:run_forever()
print("stopped before it ran: one turn")
loop:call_later(0.01, loop.stop, loop)
loop:call_later(0.005, print, "timer")
loop:run_forever()
print("end")
loop:close()
