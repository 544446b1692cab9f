-- Functions that were handed over: the line is that of the user, and the fix fits who called.
-- args: --clock=virtual
async function may_fail(n) end

asyncio.run((async function()
  try
    local ok, err = await pcall(may_fail, 1)
  except TypeError
    print("pcall gives no awaitable")
  end
  local loop = asyncio.get_running_loop()
  loop:call_soon(asyncio.sleep, 1)
  loop:call_later(1, may_fail)
  table.sort({1, 2}, async function(a, b) return a < b end)
  for c in asyncio.as_completed({asyncio.sleep(0)}) do break end
  asyncio.create_task(asyncio.sleep(0)):add_done_callback(may_fail)
  await asyncio.sleep(2)
end)())
-- expect: pcall gives no awaitable
-- expect stderr contains: FILE:7: RuntimeWarning: coroutine 'may_fail' was never awaited
-- expect stderr contains:   never-awaited: pcall called may_fail, which only made a coroutine object.
-- expect stderr contains:   fix   try await may_fail(1) except as e ... end       instead of pcall
-- expect stderr contains:   fix   function() asyncio.create_task(asyncio.sleep(1)) end
-- expect stderr contains:   fix   function() asyncio.create_task(may_fail()) end  in place of may_fail
-- expect stderr contains: FILE:14: RuntimeWarning: coroutine '<anonymous>' was never awaited
-- expect stderr contains:   fix   Give it an ordinary function, and await what is needed before.
-- expect stderr contains: FILE:15: RuntimeWarning: coroutine '_wait_for_one' was never awaited
-- expect stderr contains:   never-awaited: the library made a coroutine object here, and nothing ran it.
-- expect stderr contains:   fix   function(task) asyncio.create_task(may_fail(task)) end
