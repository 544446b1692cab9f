-- asyncio.run would be refused there: a task can be made.
-- args: --clock=virtual
async function work(n) return n end
local shop = {}
function shop:open() work(1) end
local function helper()
  work(2)
end
local function get() return work(3) end
async function main()
  shop:open()
  helper()
  asyncio.get_running_loop():call_soon(function() work(4) end)
  local kept = get()
  kept = nil
  await asyncio.sleep(1)
end
asyncio.run(main())
-- expect stderr contains:    fix   asyncio.create_task(work(1))    runs it in the loop that runs
-- expect stderr contains:          To await it here, make shop:open async, and await that as well.
-- expect stderr contains:    fix   asyncio.create_task(work(2))    runs it in the loop that runs
-- expect stderr contains:          To await it here, make helper async, and await that as well.
-- expect stderr contains:    fix   asyncio.create_task(work(4))    runs it in the loop that runs
-- expect stderr contains:          To await it, do so in an async function.
-- expect stderr contains:    fix   Write `await` before the call of get there.
