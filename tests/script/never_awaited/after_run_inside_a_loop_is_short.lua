-- The warning follows from the error, and says so.
-- args: --clock=virtual
async function work(n) return n end
async function main()
  local value = asyncio.run(work(3))
end
asyncio.run(main())
-- expect stderr contains: FILE:5: RuntimeWarning: coroutine 'work' was never awaited
-- expect stderr contains:   never-awaited: work(3) was made, and could not be run in a second loop.
-- expect stderr contains:   fix   What mends that error mends this warning, too.
-- expect exit: 1
