local async function f()
  local x <const> = 1
  try
    x = 2
  finally
  end
end
-- expect stderr contains: SyntaxError: attempt to assign to const variable 'x'
-- expect exit: 1
