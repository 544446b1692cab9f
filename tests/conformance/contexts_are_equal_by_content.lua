-- Two contexts are equal when the same variables have equal values in them.
local Context, copy_context, ContextVar = contextvars.Context, contextvars.copy_context, contextvars.ContextVar

local a, b = ContextVar("a"), ContextVar("b")
print(Context() == Context(), copy_context() == Context())

local one = copy_context()
one:run(function() a:set(1) end)
print(one == Context(), one:copy() == one, one ~= one:copy())

local other = copy_context()
other:run(function() a:set(1) end)
print(one == other)
other:run(function() b:set(nil) end)
print(one == other, #other)
one:run(function() b:set(nil) end)
print(one == other)
one:run(function() b:set(2) end)
print(one == other, one == 5)

-- A token knows its own Context among equal ones.
local token = Context():run(function() return a:set(1) end)
try
  Context():run(function() a:reset(token) end)
except ValueError
  print("ValueError")
end

-- And so with many variables.
local many = {}
for i = 1, 50 do many[i] = ContextVar("v" .. i) end
local function fill() for i, var in ipairs(many) do var:set(i) end end
local left, right = copy_context(), copy_context()
left:run(fill)
right:run(fill)
print(left == right, #left)
local changed = left:copy()
local reset = changed:run(function() return many[7]:set("new") end)
print(changed == left, #changed, left[many[7]], changed[many[7]])
changed:run(function() many[7]:reset(reset) end)
print(changed == left, #changed)
