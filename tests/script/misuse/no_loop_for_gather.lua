async function work() end

asyncio.gather(work(), work())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: RuntimeError: no running event loop
-- expect stderr contains:   no-running-loop: asyncio.gather needs a running event loop.
-- expect stderr contains: no event loop runs here
-- expect stderr contains:   fix   async function main() await asyncio.gather(work(), work()) end
-- expect exit: 1
