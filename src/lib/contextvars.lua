-- provides: contextvars
--
-- Variables that each task has for itself.
--
--   local user = contextvars.ContextVar("user", {default = "nobody"})
--   user:set("ann")    -- from here on, in this task
--   user:get()         -- "ann" here and in the tasks made from here on; "nobody" in all others
--
-- The values live in a Context. A new task, and a callback that is given to the loop, gets a copy of
-- the Context of whoever makes it: it sees what was set before, and what it sets itself, nobody else
-- sees. Copies share one table of values until one of them is about to change it. Then that one gets a copy
-- of the table, if it is small; else a table of its own on top of it, which shows what is below wherever it
-- has nothing itself: so nothing is copied, however many variables there are.
--
-- Where nothing was ever set there is no Context at all: `current_context` gives nil, which stands
-- for the empty one.

local asyncio, runtime = ...

local current_context, adopt_context = runtime.current_context, runtime.adopt_context
local enter_context, leave_context = runtime.enter_context, runtime.leave_context
local check_free, explain = runtime.check_free, runtime.explain
local check_self, keywords = asyncio._check_self, asyncio._keywords
local KeyError, LookupError, RuntimeError = KeyError, LookupError, RuntimeError
local TypeError, ValueError = TypeError, ValueError
local format, getmetatable, ipairs, pairs = string.format, getmetatable, ipairs, pairs
local rawequal, repr, select, setmetatable = rawequal, repr, select, setmetatable
local sort, type = table.sort, type

local ContextVar = {__name = "ContextVar"}
ContextVar.__index = ContextVar

local Token = {__name = "Token"}
Token.__index = Token

local Context = {__name = "Context"}

-- What Token.old_value is when the variable had no value before.
Token.MISSING = setmetatable({}, {__name = "Token.MISSING", __tostring = function() return "<Token.MISSING>" end})

-- Stand in a table of values for a variable that was set to nil, and for one that has no value any more
-- though a table below has one for it.
local NIL, NOTHING = {}, {}

-- Of a table with so many values a copy is made. So many tables lie on top of each other.
local FEW <const>, DEEPEST <const> = 8, 16

local function is_instance(value, class)
  return type(value) == "table" and getmetatable(value) == class
end

-- Context ---------------------------------------------------------------------

-- A Context: `_values` maps variables to values, and is never changed while it is `_shared`. At the place
-- 1 stands whether somebody is in it.
local function new_context()
  return setmetatable({false, _values = {}, _shared = false}, Context)
end

-- The Context of the code that runs, made if need be.
local function own_context()
  local context = current_context()
  if context == nil then
    context = new_context()
    adopt_context(context)
  end
  return context
end

local function copy(context)
  context._shared = true
  return setmetatable({false, _values = context._values, _shared = true}, Context)
end

-- The values of a table and of those below it, in one table.
local function in_one(values)
  if getmetatable(values) == nil then return values end
  local all = {}
  repeat
    for var, stored in pairs(values) do
      if all[var] == nil then all[var] = stored end
    end
    values = (getmetatable(values) or {}).__index
  until values == nil
  for var, stored in pairs(all) do
    if stored == NOTHING then all[var] = nil end
  end
  return all
end

-- A table of values to be changed, in place of one that is shared.
local function own_values(shared)
  local below, count, copy = getmetatable(shared), 0, {}
  for var, stored in pairs(shared) do
    count = count + 1
    if count > FEW then
      local depth = below and below.depth + 1 or 1
      if depth > DEEPEST then return in_one(shared) end
      return setmetatable({}, {__index = shared, depth = depth})
    end
    copy[var] = stored
  end
  return setmetatable(copy, below)
end

-- Sets one variable, or removes it when `stored` is nil.
local function store(context, var, stored)
  if context._shared then context._values, context._shared = own_values(context._values), false end
  local values = context._values
  if stored == nil and getmetatable(values) then stored = NOTHING end
  values[var] = stored
end

local function check_var(var)
  if is_instance(var, ContextVar) then return end
  raise TypeError("a ContextVar key was expected, got " .. repr(var))
end

-- What is stored for a variable, nil when it has no value.
local function stored_of(context, var)
  local stored = context._values[var]
  if stored == NOTHING then return nil end
  return stored
end

-- The value that was stored.
local function plain(stored)
  if stored == NIL then return nil end
  return stored
end

-- The variables that have a value, the oldest first.
local function variables(context)
  local list = {}
  for var in pairs(in_one(context._values)) do list[#list + 1] = var end
  sort(list, function(a, b) return a._number < b._number end)
  return list
end

local methods = {}

-- Calls `f(...)` with this Context as the current one: what it sets stays here. Returns what f
-- returns, raises what it raises. f may not await. Raises RuntimeError when the Context is in use, by a
-- call of run or by the task whose it is. As contextvars.Context.run.
function methods:run(f, ...)
  check_self(self, Context, "run")
  if f == nil then raise TypeError("run() missing 1 required positional argument") end
  check_free(self)
  local outer = enter_context(self)
  try
    return f(...)
  finally
    leave_context(outer)
  end
end

-- The value of a variable here; `default` when it has none. Like `context[var]`, but for the
-- default. As Context.get.
function methods:get(var, default)
  check_self(self, Context, "get")
  check_var(var)
  local stored = stored_of(self, var)
  if stored == nil then return default end
  return plain(stored)
end

-- Whether the variable has a value here: Python's `var in context`.
function methods:contains(var)
  check_self(self, Context, "contains")
  check_var(var)
  return stored_of(self, var) ~= nil
end

-- The variables that have a value here, as a sequence. As Context.keys.
function methods:keys()
  check_self(self, Context, "keys")
  return variables(self)
end

-- Their values, in the same order. As Context.values.
function methods:values()
  check_self(self, Context, "values")
  local list = variables(self)
  for place, var in ipairs(list) do list[place] = plain(stored_of(self, var)) end
  return list
end

-- Sequence of `{variable, value}`. As Context.items.
function methods:items()
  check_self(self, Context, "items")
  local list = variables(self)
  for place, var in ipairs(list) do list[place] = {var, plain(stored_of(self, var))} end
  return list
end

-- Another Context with the same values. As Context.copy.
function methods:copy()
  check_self(self, Context, "copy")
  return copy(self)
end

-- `context[var]`. Raises KeyError when the variable has no value here.
function Context:__index(key)
  if methods[key] then return methods[key] end
  if type(key) == "string" then
    raise TypeError(format("a ContextVar key was expected, got %s, which is no method either", repr(key)))
  end
  check_var(key)
  local stored = stored_of(self, key)
  if stored == nil then raise KeyError(key) end
  return plain(stored)
end

function Context:__newindex()
  raise TypeError("'Context' object does not support item assignment")
end

-- `#context`: how many variables have a value.
function Context:__len()
  local count = 0
  for _ in pairs(in_one(self._values)) do count = count + 1 end
  return count
end

-- `context == other`: whether the same variables have equal values there.
function Context:__eq(other)
  if not (is_instance(self, Context) and is_instance(other, Context)) then return false end
  if self._values == other._values then return true end
  if #self ~= #other then return false end
  for var, stored in pairs(in_one(self._values)) do
    if stored_of(other, var) ~= stored then return false end
  end
  return true
end

-- `for var, value in pairs(context)`.
function Context:__pairs()
  local place, list = 0, variables(self)
  return function()
    place = place + 1
    if list[place] then return list[place], plain(stored_of(self, list[place])) end
  end
end

-- `<_contextvars.Context object at 0x…>`, as Python's repr.
function Context:__tostring()
  return format("<_contextvars.Context object at %p>", self)
end

-- A copy of the Context of the code that runs. As contextvars.copy_context.
local function copy_context(...)
  local given = select("#", ...)
  if given > 0 then raise TypeError(format("copy_context() takes no arguments (%d given)", given)) end
  local context = current_context()
  return context and copy(context) or new_context()
end

-- ContextVar ------------------------------------------------------------------

local var_count = 0

-- Makes a variable: `ContextVar("name", {default = …})`. Make it once, at the top of a program, not
-- in a function. As contextvars.ContextVar.
local function new_var(_, name, options)
  if type(name) ~= "string" then raise TypeError("context variable name must be a str") end
  local default = keywords("ContextVar", 1, options, "default")
  var_count = var_count + 1
  return setmetatable({name = name, _default = default, _number = var_count}, ContextVar)
end

-- The value of the variable in the current Context; else `default`, if one is given; else the
-- default it was made with. Raises LookupError when there is none of the three. As ContextVar.get.
function ContextVar:get(...)
  check_self(self, ContextVar, "get")
  local context = current_context()
  local stored = context and stored_of(context, self)
  if stored ~= nil then return plain(stored) end
  if select("#", ...) > 0 then return (...) end
  if self._default ~= nil then return self._default end
  raise LookupError(self)
end

-- Gives the variable a value in the current Context. Returns a Token, with which `reset` takes it
-- back. As ContextVar.set.
function ContextVar:set(value, surplus)
  check_self(self, ContextVar, "set")
  if surplus ~= nil then raise TypeError("ContextVar.set() takes exactly one argument (2 given)") end
  local context = own_context()
  local token = setmetatable({
    var = self,
    old_value = Token.MISSING,
    _context = context,
    _used = false,
  }, Token)
  local old = stored_of(context, self)
  if old ~= nil then token.old_value = plain(old) end
  store(context, self, value == nil and NIL or value)
  return token
end

local function misused(class, token, what, variant)
  return explain(class(format("%s %s", repr(token), what)), "token-misused",
                 {variant = variant, name = token.var.name})
end

-- Takes back what `set` did that returned the token: the variable has its old value again, or none.
-- Raises RuntimeError when the token was used before, ValueError when it belongs to another
-- variable or to another Context. As ContextVar.reset.
function ContextVar:reset(token)
  check_self(self, ContextVar, "reset")
  if not is_instance(token, Token) then
    raise TypeError("expected an instance of Token, got " .. repr(token))
  end
  if token._used then raise misused(RuntimeError, token, "has already been used once", "used") end
  if token.var ~= self then
    raise misused(ValueError, token, "was created by a different ContextVar", "variable")
  end
  if not rawequal(token._context, current_context()) then
    raise misused(ValueError, token, "was created in a different Context", "context")
  end
  token._used = true
  local old = token.old_value
  if old == Token.MISSING then
    store(token._context, self, nil)
  else
    store(token._context, self, old == nil and NIL or old)
  end
end

-- `<ContextVar name='user' default='nobody' at 0x…>`, as Python's repr.
function ContextVar:__tostring()
  local default = self._default == nil and "" or " default=" .. repr(self._default)
  return format("<ContextVar name=%s%s at %p>", repr(self.name), default, self)
end

-- Token -----------------------------------------------------------------------

-- At the end of a block, `local token <close> = var:set(value)` resets the variable.
function Token:__close()
  self.var:reset(self)
end

function Token:__tostring()
  return format("<Token%s var=%s at %p>", self._used and " used" or "", repr(self.var), self)
end

setmetatable(ContextVar, {__call = new_var})
setmetatable(Token, {__call = function() raise RuntimeError("Tokens can only be created by ContextVars") end})
setmetatable(Context, {
  __call = function(_, ...)
    if select("#", ...) > 0 then raise TypeError("Context() does not accept any arguments") end
    return new_context()
  end,
})
runtime.context_class(Context)

return {
  contextvars = {ContextVar = ContextVar, Context = Context, Token = Token, copy_context = copy_context},
}
