local async function forever(n)
  return 1 + await forever(n + 1)
end

try
  asyncio.run(forever(1))
except Exception as e
  print(e.name, tostring(e):find("overflow") ~= nil or tostring(e):find("memory") ~= nil)
end
print("lives on")
-- expect: LuaError	true
-- expect: lives on
-- skip: gcstress too many frames
-- skip: valgrind too many frames
