-- os.exit ends the program with the status it is given, whatever stands open.

print("before")
setmetatable({}, {__gc = function() print("not closed") end})
os.exit(3)
-- expect: before
-- expect exit: 3
