local M = {errors = {Mine = ValueError:subclass("Mine")}}
local function f(x) print("called", x) end
local e = "outer e"

try
  raise M.errors.Mine("dotted")
except KeyError, M.errors.Mine as e
  print(repr(e))
end

-- What comes on the next line is the block.
try
  raise ValueError("v")
except
  f("block of a bare except")
end

try
  raise ValueError("v")
except ValueError
  f("block")
end

try
  raise ValueError("v")
except ValueError
  e = "an assignment"
end
print(e)

try raise ValueError("one line") except ValueError as e print(e) finally print("end") end
try raise ValueError("no name") except ValueError print("one line") end
-- expect: Mine('dotted')
-- expect: called	block of a bare except
-- expect: called	block
-- expect: an assignment
-- expect: one line
-- expect: end
-- expect: one line
