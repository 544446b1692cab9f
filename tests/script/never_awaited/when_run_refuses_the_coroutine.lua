local async function inner() end

local async function main()
  try
    asyncio.run(inner())
  except RuntimeError as e
    print(e)
  end
end

asyncio.run(main())
-- expect: asyncio.run() cannot be called from a running event loop
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'inner' was never awaited
-- expect stderr:   asyncio.run(inner())
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
