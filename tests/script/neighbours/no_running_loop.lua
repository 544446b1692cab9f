local async function work() end
asyncio.create_task(work())
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: no running event loop
-- expect stderr contains:   no-running-loop: 
-- expect stderr contains: RuntimeWarning: coroutine 'work' was never awaited
-- expect exit: 1
