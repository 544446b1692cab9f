-- What is to be awaited is the call that threw the object away.
-- args: --clock=virtual
async function fetch() end
local function get_data()
  local c = fetch()
  return c
end
local function wrap(f, ...) return f(...) end

get_data()
asyncio.run((async function()
  wrap(fetch, 1)
end)())
-- expect stderr contains:   never-awaited: fetch() made a coroutine object, and nothing ran it.
-- expect stderr contains:    5 |   local c = fetch()
-- expect stderr contains:      |             ^^^^^^^ made here
-- expect stderr contains:   10 | get_data()
-- expect stderr contains:      | ^^^^^^^^^^ dropped here
-- expect stderr contains:   fix   asyncio.run(get_data())         here, outside any async function
-- expect stderr contains:   12 |   wrap(fetch, 1)
-- expect stderr contains:      |   ^^^^^^^^^^^^^^ dropped here
-- expect stderr contains:   fix   await wrap(fetch, 1)                    wait for it here
