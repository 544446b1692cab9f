-- args: --clock=virtual
async function fetch(n)
  await asyncio.sleep(0.1)
  return n * 10
end

local Shop = {}

function Shop:show(n)
  print(await fetch(n))
end

async function main()
  Shop:show(1)
end

asyncio.run(main())
-- expect stderr contains: SyntaxError: 'await' outside function
-- expect stderr contains: await-in-regular-function: Shop:show awaits; main is async, it is not.
-- expect stderr contains: fix   async function Shop:show(n)     line 9
-- expect stderr contains: await Shop:show(1)              line 14
-- expect exit: 1
