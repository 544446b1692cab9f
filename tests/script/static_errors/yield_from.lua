async function other()
  yield 1
end

async function all()
  yield from other()
end
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 6
-- expect stderr contains: SyntaxError: 'yield from' inside async function
-- expect stderr contains: fix   async for value in other() do yield value end
-- expect exit: 1
