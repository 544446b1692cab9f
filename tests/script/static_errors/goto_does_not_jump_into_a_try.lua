local async function f()
  goto inside
  try
    ::inside::
  finally
  end
end
-- expect stderr contains: SyntaxError: no visible label 'inside' for <goto> at line 2
-- expect exit: 1
