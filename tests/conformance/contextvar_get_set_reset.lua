local function show(...)
  local words = {}
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    words[i] = value == nil and "None" or value == true and "True" or value == false and "False" or tostring(value)
  end
  print(table.concat(words, " "))
end

local bare = contextvars.ContextVar("bare")
local given = contextvars.ContextVar("given", {default = 1})
show(bare.name, given.name)
show(bare:get("fallback"), given:get(), given:get(5))
show(bare:get(nil))
try
  bare:get()
except LookupError as err
  show(err.name, err.args[1] == bare)
end

local first = given:set(2)
local second = given:set(3)
show(given:get(), first.old_value == contextvars.Token.MISSING, second.old_value)
show(first.var == given)
given:reset(second)
show(given:get())
given:reset(first)
show(given:get(), given:get("nothing is set any more"))

local token = bare:set(nil)
show(bare:get(), (bare:get("set to nothing is set, too")))
local again = bare:set("again")
show(again.old_value, again.old_value == contextvars.Token.MISSING)
bare:reset(again)
show(bare:get("fallback"))
bare:reset(token)
show(bare:get("fallback"))
show(contextvars.Token.MISSING)
