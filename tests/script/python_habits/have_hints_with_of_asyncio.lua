local async function main()
  with asyncio.timeout(1) as limit:
    await asyncio.sleep(2)
end
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: SyntaxError: syntax error near 'asyncio'
-- expect stderr contains: fix   async with asyncio.timeout(1) as limit do
