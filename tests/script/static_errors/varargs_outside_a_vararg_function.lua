local async function f()
  try
    print(...)
  finally
  end
end
-- expect stderr contains: SyntaxError: cannot use '...' outside a vararg function near '...'
-- expect exit: 1
