-- Making the function async would not help: who calls it cannot wait.
-- args: --clock=virtual
async function fetch(n) return n end
async function m(t, loop)
  local ok = pcall(function() return await fetch(1) end)
  loop:call_soon(function() await fetch(1) end)
  t:add_done_callback(function(task) print(await fetch(task)) end)
  table.sort(t, function(a, b) return await fetch(a) < b end)
end
-- expect stderr contains:   await-outside-function: pcall calls this function, and cannot wait.
-- expect stderr contains:   fix   try await fetch(1) except as e ... end  instead of pcall
-- expect stderr contains:   fix   function() asyncio.create_task(fetch(1)) end
-- expect stderr contains:   fix   function(task) asyncio.create_task(work()) end
-- expect stderr contains:   fix   Await what it needs before this line, in an async function.
-- expect stderr contains:         Then give table.sort a function without await.
-- expect exit: 1
