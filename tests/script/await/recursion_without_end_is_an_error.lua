local async function forever(n)
  return 1 + await forever(n + 1)
end

try
  asyncio.run(forever(1))
except Exception as e
  print(e.name, e)
end
print("lives on")
-- expect: RecursionError	maximum recursion depth exceeded
-- expect: lives on
-- skip: gcstress too many frames
-- skip: valgrind too many frames
