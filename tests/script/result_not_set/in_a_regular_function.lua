-- No await may stand there, so none is shown as if it could.
-- args: --clock=virtual --warnings=ignore
async function work() end
function check(t) return t:result() end
async function main()
  check(asyncio.create_task(work()))
end
asyncio.run(main())
-- expect stderr contains:    now   work() has not started yet.
-- expect stderr contains:   fix   await t                         in an async function, which can wait
-- expect exit: 1
