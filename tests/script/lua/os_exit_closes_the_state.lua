-- os.exit with a true second argument closes the state first: finalizers run.

setmetatable({}, {__gc = function() print("closed") end})
local x <close> = setmetatable({}, {__close = function() print("left") end})
os.exit(true, true)
-- expect: left
-- expect: closed
