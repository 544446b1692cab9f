local async function f(...)
  local got = await asyncio.sleep(0)
  return "returned", ...
end
local c = f(1, 2)
print(c.cr_running, c.name, c.qualname)
c:send(nil)
try
  c:send(nil)
except StopIteration as e
  print(e.value)
end
c = f()
try
  c:throw(ValueError("thrown in"))
except ValueError as e
  print(e)
end
-- expect: false	f	f
-- expect: returned
-- expect: thrown in
