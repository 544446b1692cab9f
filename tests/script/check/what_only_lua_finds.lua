-- args: check
async function main()
  local limit <const> = 1
  limit = 2
end
-- expect: FILE:4:3: syntax-error: SyntaxError: attempt to assign to const variable 'limit'
-- expect:    4 |   limit = 2
-- expect:      |   ^^^^^^^^^
-- expect: 
-- expect:   more  moonloop explain syntax-error
-- expect exit: 1
