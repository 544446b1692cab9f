local x = None
if x == True then print(x, "both are just nil in Lua") end
-- A name that nothing defines is nil, as in Lua.
-- expect: nil	both are just nil in Lua
