-- The script's arguments are in arg and in `...`, its name in arg[0], the program before it.

-- argv: one "two words" -x
-- expect: 3	one	two words	-x
print(select("#", ...), ...)
-- expect: 3	two words	FILE	--explain=off
print(#arg, arg[2], arg[0], arg[-1])
-- expect: true
print(arg[-3]:find("moonloop", 1, true) ~= nil)
