-- The end of the block leaves the task alone.
async function work()
  await asyncio.sleep(1)
  return "done"
end

async function main()
  local task
  local ok, e = pcall(function()
    local coro <close> = work()
    task = asyncio.create_task(coro)
  end)
  print(ok, e)
  print(await task)
  local awaited <close> = work()
  print(await awaited)
end

asyncio.run(main())
-- expect: false	'coroutine' object does not support the context manager protocol
-- expect: done
-- expect: done
