local async function inner() end

local async function main()
  asyncio.run(inner())
end

asyncio.run(main())
-- expect stderr contains:   File "FILE", line 4, in main
-- expect stderr contains: RuntimeError: asyncio.run() cannot be called from a running event loop
-- expect stderr contains: FILE:4: RuntimeWarning: coroutine 'inner' was never awaited
-- expect exit: 1
