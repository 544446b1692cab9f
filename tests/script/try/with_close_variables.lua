local function closing(name)
  return setmetatable({}, {__close = function(_, e) print("close " .. name, e == nil and "no error" or repr(e)) end})
end

local function f()
  try
    local a <close> = closing("a")
    local b <close> = closing("b")
    raise ValueError("v")
  except ValueError as e
    local c <close> = closing("c")
    print("except")
    return "result"
  finally
    local d <close> = closing("d")
    print("finally")
  end
end
print(f())

for i = 1, 2 do
  local outer <close> = closing("outer " .. i)
  try
    local inner <close> = closing("inner " .. i)
    if i == 1 then goto continue end
    break
  finally
    print("finally")
  end
  ::continue::
end
-- expect: close b	ValueError('v')
-- expect: close a	ValueError('v')
-- expect: except
-- expect: close c	no error
-- expect: finally
-- expect: close d	no error
-- expect: result
-- expect: close inner 1	no error
-- expect: finally
-- expect: close outer 1	no error
-- expect: close inner 2	no error
-- expect: finally
-- expect: close outer 2	no error
