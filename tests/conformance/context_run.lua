local var = contextvars.ContextVar("var", {default = "default"})
local other = contextvars.ContextVar("other")

local function python(value) return value and "True" or "False" end

local function change(value)
  print("before: " .. var:get())
  var:set(value)
  print("after: " .. var:get())
  return value, "second"
end

local empty = contextvars.copy_context()
print(#empty .. " " .. python(empty:contains(var)))
var:set("outside")
local context = contextvars.copy_context()
print((select(2, context:run(change, "inside"))))
print("outside: " .. var:get())
print(context[var] .. " " .. context:get(var) .. " " .. (context:get(other) or "None") .. " " .. context:get(other, "no"))
print((empty:get(var) or "None") .. " " .. #context .. " " .. python(context:contains(var)) .. " " .. python(context:contains(other)))
print(context:run(function() return var:get() end))

local function fail()
  var:set("kept")
  raise ValueError("out of run")
end

try
  context:run(fail)
except ValueError as err
  print(err)
end
print(context[var] .. " " .. var:get())

try
  local _ = context[other]
except KeyError as err
  print("KeyError " .. python(err.args[1] == other))
end
try
  context:get("var")
except TypeError as err
  print(err)
end

local copy = context:copy()
copy:run(other.set, other, "in the copy")
print(#context .. " " .. #copy)

local function list(words)
  table.sort(words)
  return "[" .. table.concat(words, ", ") .. "]"
end

local iterated, keys, pairs_of = {}, {}, {}
for v in pairs(copy) do iterated[#iterated + 1] = repr(v.name) end
for i, v in ipairs(copy:keys()) do keys[i] = repr(v.name) end
for i, item in ipairs(copy:items()) do pairs_of[i] = "(" .. repr(item[1].name) .. ", " .. repr(item[2]) .. ")" end
local values = copy:values()
for i, v in ipairs(values) do values[i] = repr(v) end
print(list(iterated) .. " " .. list(keys))
print(list(values) .. " " .. list(pairs_of))
