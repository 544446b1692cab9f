local async function f()
  try
    break
  finally
  end
end
-- expect stderr contains: SyntaxError: break outside a loop at line 3
-- expect exit: 1
