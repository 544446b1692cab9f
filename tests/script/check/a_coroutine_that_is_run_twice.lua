-- args: check
async function fetch()
  return 42
end

async function main()
  local coro = fetch()
  print(await coro)
  asyncio.create_task(coro)
end

asyncio.run(main())
-- expect: FILE:9:3: reuse-awaited-coroutine: coro was awaited on line 8, and a coroutine object runs once
-- expect:    8 |   print(await coro)
-- expect:      |         ^^^^^^^^^^ first awaited here
-- expect:    9 |   asyncio.create_task(coro)
-- expect:      |   ^^^^^^^^^^^^^^^^^^^^^^^^^ then given to create_task here
-- expect: 
-- expect:   more  moonloop explain reuse-awaited-coroutine
-- expect exit: 1
