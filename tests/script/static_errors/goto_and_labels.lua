local async function f()
  goto nowhere
end
-- expect stderr contains: SyntaxError: no visible label 'nowhere' for <goto> at line 2
-- expect exit: 1
