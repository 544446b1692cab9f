-- args: check
local n = 2
if n != 1 then
  print(n)
end
n += 1
-- expect: FILE:3:6: python-spelling: SyntaxError: 'then' expected near '!' (Lua writes "not equal" as ~=)
-- expect:    3 | if n != 1 then
-- expect:      |      ^^
-- expect: FILE:6:3: python-spelling: SyntaxError: syntax error near '+' (Lua has no +=: name the variable again)
-- expect:    6 | n += 1
-- expect:      |   ^^
-- expect: 
-- expect:   more  moonloop explain python-spelling
-- expect exit: 1
