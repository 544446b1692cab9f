-- args: -X dev --clock=virtual
local store = load([[
local M, n = {}, 0
function M.get() return n end
function M.set(v) n = v end
async function M.none() end
return M]], "=store.lua")()

async function add()
  local old = store.get()
  await asyncio.sleep(0)
  store.set(old + 1)
end

async function main()
  await asyncio.gather(add(), add())
  print(store.get())
end

asyncio.run(main())

-- expect: 1
-- expect stderr contains: store.lua:3: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'n'
-- expect stderr contains: | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ read at line 2
-- expect stderr contains: read  line 2: function M.get() return n end
-- expect stderr contains: await line 11 of FILE: await asyncio.s
-- expect stderr contains: other line 3: function M.set(v) n = v end
