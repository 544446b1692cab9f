-- provides: _keywords _argument _check_self _check_seconds _check_integer _check_file
--
-- How functions of the library look at their arguments.
--
-- Keywords: Python's `wait(tasks, timeout=1)` is `wait(tasks, {timeout = 1})` here: one
-- plain table, that is one without a metatable, behind the positional arguments. What is not in
-- the table is nil, which stands for Python's None.

local _, runtime = ...

local AttributeError, TypeError = AttributeError, TypeError
local ipairs, pairs = ipairs, pairs
local format, math_type, select, unpack = string.format, math.type, select, table.unpack
local type, type_name = type, runtime.type_name
local is_plain_table, has_class = runtime.is_plain_table, runtime.has_class

local function raise_too_many(name, positional)
  raise TypeError(format("%s() takes %d positional argument%s but %d %s given", name, positional,
                         positional == 1 and "" or "s", positional + 1, positional == 0 and "was" or "were"))
end

-- The values of the keywords `...` (their names) from the table `options`, in the same order.
-- `name` is the function that was called and `positional` the number of arguments it takes
-- before the table, both for the messages.
-- Raises TypeError for a keyword that the function does not know, and for anything but a plain table.
local function keywords(name, positional, options, ...)
  if options == nil then return end
  if not is_plain_table(options) then raise_too_many(name, positional) end
  local values, known = {}, {}
  for place, keyword in ipairs {...} do
    values[place], known[keyword] = options[keyword], true
  end
  for keyword in pairs(options) do
    if not known[keyword] then
      runtime.unexpected_keyword(name, keyword, ...)
    end
  end
  return unpack(values, 1, select("#", ...))
end

-- The last argument of `name`, which takes `positional` of them. It may be given as it is, or as the
-- keyword `keyword`: `timeout(5)` or `timeout{delay = 5}`. Raises TypeError for another one behind it, `surplus`.
local function argument(name, positional, value, keyword, surplus)
  if surplus ~= nil then raise_too_many(name, positional) end
  if not is_plain_table(value) then return value end
  return (keywords(name, positional, value, keyword))
end

-- Looks whether a method got its object. It has not where it was called with a dot, as Python does:
-- `group.create_task(c)` in place of `group:create_task(c)`. Raises TypeError then.
local function check_self(self, class, method)
  if has_class(self, class) then return end
  runtime.dot_call(method)
end

-- Looks whether a time is a number. What Python says of one that is none depends on what it would
-- do with it first: compare it (`<=`) or add to it (`+`). Raises TypeError then.
local function check_seconds(seconds, operator)
  if type(seconds) == "number" then return end
  local words = operator == "+" and "unsupported operand type(s) for +: 'number' and '%s'"
                or "'" .. operator .. "' not supported between instances of '%s' and 'number'"
  raise runtime.misused(TypeError(format(words, type_name(seconds))), seconds)
end

-- Looks whether a number is a whole one. Raises TypeError when it is not.
local function check_integer(value)
  if math_type(value) == "integer" then return end
  local given = math_type(value) and "float" or type_name(value)
  raise TypeError(format("'%s' object cannot be interpreted as an integer", given))
end

-- Looks whether something can be written to. Raises AttributeError when it cannot.
local function check_file(file)
  local kind = type(file)
  if (kind == "userdata" or kind == "table") and file.write then return end
  raise AttributeError(format("'%s' object has no attribute 'write'", type_name(file)))
end

return {
  _keywords = keywords, _argument = argument, _check_self = check_self, _check_seconds = check_seconds,
  _check_integer = check_integer, _check_file = check_file,
}
