-- provides: _keywords _argument _check_self _check_seconds
--
-- How functions of the library look at their arguments.
--
-- Keywords: Python's `wait(tasks, timeout=1)` is `wait(tasks, {timeout = 1})` here: one
-- plain table, that is one without a metatable, behind the positional arguments. What is not in
-- the table is nil, which stands for Python's None.

local _, runtime = ...

local ipairs, pairs = ipairs, pairs
local format, repr, select, unpack = string.format, repr, select, table.unpack
local TypeError, type, type_name = TypeError, type, runtime.type_name
local is_plain_table, has_class = runtime.is_plain_table, runtime.has_class

-- The values of the keywords `...` (their names) from the table `options`, in the same order.
-- `name` is the function that was called and `positional` the number of arguments it takes
-- before the table, both for the messages.
-- Raises TypeError for a keyword that the function does not know, and for anything but a plain table.
local function keywords(name, positional, options, ...)
  if options == nil then return end
  if not is_plain_table(options) then
    raise TypeError(format("%s() takes %d positional argument%s but %d were given",
                           name, positional, positional == 1 and "" or "s", positional + 1))
  end
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

-- The one argument of `name` that may be given as it is, or as the keyword `keyword`:
-- `timeout(5)` or `timeout{delay = 5}`. `positional` arguments stand before it.
local function argument(name, positional, value, keyword)
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
  raise TypeError(format(words, type_name(seconds)))
end

return {
  _keywords = keywords, _argument = argument, _check_self = check_self, _check_seconds = check_seconds,
}
