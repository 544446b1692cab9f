local async function main()
  local lock = asyncio.Lock()
  with lock do
    print("mine")
  end
end
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: SyntaxError: syntax error near 'lock'
-- expect stderr contains: `with lock` is Python; Lua writes `async with lock do`.
-- expect stderr contains: fix   async with lock do
