-- pcall, xpcall and error pass any value through as it is.

local object = setmetatable({code = 7}, {__tostring = function(self) return "code " .. self.code end})
local ok, caught = pcall(error, object)
-- expect: false	true	code 7
print(ok, caught == object, tostring(caught))
-- expect: false	nil
print(pcall(error))
-- expect: handled: text
print(select(2, xpcall(error, function(m) return "handled: " .. m end, "text")))
-- expect: inner outer
print(select(2, pcall(function()
  local good, m = pcall(error, "inner", 0)
  error(m .. " outer", 0)
end)))
