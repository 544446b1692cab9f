-- args: check
async function main()
  goto inside
  local x = 1
  ::inside:: print(x)
end
-- expect: FILE:3:3: syntax-error: SyntaxError: <goto inside> at line 3 jumps into the scope of local 'x'
-- expect:    3 |   goto inside
-- expect:      |   ^^^^^^^^^^^
-- expect: 
-- expect:   more  moonloop explain syntax-error
-- expect exit: 1
