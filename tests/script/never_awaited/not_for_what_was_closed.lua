local async function custom_coro() end
custom_coro():close()
local c = custom_coro()
c:close()
try
  c:send(nil)
except RuntimeError as e
  print(e)
end
local g = (async function() yield 1 end)()
g = nil
collectgarbage()
io.stderr:write("only this\n")
-- expect: cannot reuse already awaited coroutine
-- expect stderr: only this
