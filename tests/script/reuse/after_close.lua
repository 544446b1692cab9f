-- args: --clock=virtual
async function fetch() end

async function main()
  local coro = fetch()
  coro:close()
  await coro
end

asyncio.run(main())

-- expect stderr contains: reuse-awaited-coroutine: line 6 has closed this coroutine object, before it
-- expect stderr contains: ^^^^^^^^^^^^ closed here
-- expect stderr contains: ^^^^^^^^^^ then awaited here
-- expect exit: 1
