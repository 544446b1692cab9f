-- Inside a task a try does not use up C's stack.
-- skip: gcstress too many frames
-- skip: valgrind too many frames
local async function down(n)
  try
    if n == 0 then
      await asyncio.sleep(0)
      raise ValueError("bottom")
    end
    await down(n - 1)
  finally
    count = (count or 0) + 1
  end
end

try
  asyncio.run(down(1000))
except ValueError as e
  print(e, count)
end
-- expect: bottom	1001
