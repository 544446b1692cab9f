local function text(n)
  return "local async function f()\n" .. string.rep("try\n", n) .. "await asyncio.sleep(0) raise ValueError('deep')\n" ..
    string.rep("finally\ncount = count + 1\nend\n", n) .. "end\nreturn f"
end
count = 0
local f = assert(load(text(40)))()
try
  asyncio.run(f())
except ValueError as e
  print(e, count)
end
local f, message = load(text(5000))
print(f, message ~= nil)
-- expect: deep	40
-- expect: nil	true
