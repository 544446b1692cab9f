-- An uncaught table with __tostring is shown by it.

error(setmetatable({}, {__tostring = function() return "my own words" end}))
-- expect stderr contains: LuaError: my own words
-- expect exit: 1
