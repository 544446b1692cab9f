-- Recursion without an end is an error that can be caught, not a crash.

local function down() return 1 + down() end
local ok, message = pcall(down)
-- expect: false	true
print(ok, message:find("stack overflow", 1, true) ~= nil)

-- expect: false	true
local t = {}
for _ = 1, 250 do t = setmetatable({}, {__index = t, __tostring = function() return tostring(down()) end}) end
ok, message = pcall(tostring, t)
print(ok, tostring(message):find("overflow", 1, true) ~= nil)
