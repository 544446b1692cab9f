-- args: --clock=virtual
async function fetch(n)
  return n
end

local coro = fetch(1)
print(asyncio.run(coro))
asyncio.run(coro)

-- expect: 1
-- expect stderr contains: reuse-awaited-coroutine: line 7 has already run this coroutine object.
-- expect stderr contains: ^ first given to run here
-- expect stderr contains: fix   asyncio.run(fetch(1)) 
-- expect exit: 1
