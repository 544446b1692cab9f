local async function f()
  try
    break
  finally
  end
end
-- expect stderr contains: SyntaxError: break outside loop at line 3
-- expect exit: 1
