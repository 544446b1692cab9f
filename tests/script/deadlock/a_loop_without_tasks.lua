-- args: --clock=virtual
-- Nobody waits: so the words do not say that every task does.
local loop = asyncio.new_event_loop()

try
  loop:run_until_complete(loop:create_future())
except RuntimeError as e
  print(e)
end

loop:run_forever()

-- expect: nothing is left that could complete the future that is waited for
-- expect stderr contains: DeadlockError: nothing is left that the event loop could run
-- expect stderr contains: deadlock: the loop runs for ever, and has nothing left to run.
-- expect exit: 1
