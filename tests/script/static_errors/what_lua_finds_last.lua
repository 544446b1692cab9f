local limit <const> = 1
local file <close> = nil
async function main()
  limit = 2
  function limit() end
  file, x = 1, 2
  if x then break end
  goto nowhere
  do ::here:: end
  goto here
  local a <close>, b <close> = nil, nil
  for i = 1, 3 do (function() break end)() end
end
-- expect stderr:   File "FILE", line 4
-- expect stderr:     limit = 2
-- expect stderr:     ^^^^^
-- expect stderr: SyntaxError: attempt to assign to const variable 'limit'
-- expect stderr:   File "FILE", line 5
-- expect stderr:     function limit() end
-- expect stderr:              ^^^^^
-- expect stderr: SyntaxError: attempt to assign to const variable 'limit'
-- expect stderr:   File "FILE", line 6
-- expect stderr:     file, x = 1, 2
-- expect stderr:     ^^^^
-- expect stderr: SyntaxError: attempt to assign to const variable 'file'
-- expect stderr:   File "FILE", line 7
-- expect stderr:     if x then break end
-- expect stderr:               ^^^^^
-- expect stderr: SyntaxError: break outside loop at line 7
-- expect stderr:   File "FILE", line 8
-- expect stderr:     goto nowhere
-- expect stderr:     ^^^^^^^^^^^^
-- expect stderr: SyntaxError: no visible label 'nowhere' for <goto> at line 8
-- expect stderr:   File "FILE", line 10
-- expect stderr:     goto here
-- expect stderr:     ^^^^^^^^^
-- expect stderr: SyntaxError: no visible label 'here' for <goto> at line 10
-- expect stderr:   File "FILE", line 11
-- expect stderr:     local a <close>, b <close> = nil, nil
-- expect stderr:                         ^^^^^
-- expect stderr: SyntaxError: multiple to-be-closed variables in local list
-- expect stderr:   File "FILE", line 12
-- expect stderr:     for i = 1, 3 do (function() break end)() end
-- expect stderr:                                 ^^^^^
-- expect stderr: SyntaxError: break outside loop at line 12
-- expect exit: 1
