local co = coroutine.wrap(function(a)
  try
    local b = coroutine.yield(a + 1)
    print("got", b)
    local c = coroutine.yield(b + 1)
    error("stop " .. c, 0)
  except Exception as e
    print("caught", e)
    print("in except", coroutine.yield("from except"))
  finally
    print("in finally", coroutine.yield("from finally"))
  end
  return "end"
end)
print(co(1))
print(co(10))
print(co(20))
print(co("x"))
print(co("y"))

local function generate(n)
  return coroutine.wrap(function()
    for i = 1, n do
      try
        coroutine.yield(i)
      finally
        coroutine.yield(-i)
      end
    end
  end)
end
local t = {}
for v in generate(3) do t[#t + 1] = v end
print(table.concat(t, " "))
-- expect: 2
-- expect: got	10
-- expect: 11
-- expect: caught	stop 20
-- expect: from except
-- expect: in except	x
-- expect: from finally
-- expect: in finally	y
-- expect: end
-- expect: 1 -1 2 -2 3 -3
