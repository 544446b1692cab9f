local async function f()
  await asyncio.sleep(0)

print("not closed")
-- expect stderr contains: SyntaxError: 'end' expected (to close 'function' at line 1)
-- expect exit: 1
