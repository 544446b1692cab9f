-- Of what string.dump made of a translated text the upvalues are found by their names.
local function again(text, ...)
  return load(string.dump(load(text)), "dumped", "b", ...)
end

again "try error('x') except as e print('caught') end"()
again "print('first') try error('x') except as e print('caught', ...) end"("with arguments")

local loaded = again [[
  local __ml = "not ours"
  async function f(n)
    await asyncio.sleep(0)
    return n
  end
  print(asyncio.run(f(7)), __ml)]]
loaded()

-- In an environment of its own.
again("try raise 1 except Exception as e print('of the environment') end", {
  print = print,
  Exception = Exception,
})()

-- A function inside, whose other variables are gone, as ever.
local kept = 1
local function inner()
  try
    error("x")
  except
    print("inside", kept, print ~= nil)
  end
end
load(string.dump(inner))()

-- Plain Lua is as it was: the first upvalue is the table of globals, whatever its name.
print(load(string.dump(function() return kept end))() == _G)
print(load(string.dump(load("return print")))() == print)
print(load(string.dump(load("return x")), "x", "b", {x = "given"})())

-- expect: caught
-- expect: first
-- expect: caught	with arguments
-- expect: 7	not ours
-- expect: of the environment
-- expect: inside	nil	true
-- expect: true
-- expect: true
-- expect: given
