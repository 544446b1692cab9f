local x = None
if x == True then print("?") end
print(x, "both are just nil in Lua")
-- A name that nothing defines is nil, as in Lua.
-- expect: nil	both are just nil in Lua
