-- The object of the call is shown as it was written, whatever it is.
-- args: --clock=virtual
local document = {}
async function document:save(copies) end
local function get() return document end
local list = {document, x = {y = document}}

list[1]:save(2)
list["x"].y:save()
get():save(
  1, -- copy
  2)
asyncio.run((async function()
  asyncio.Queue():join()
end)())
-- expect stderr contains:   never-awaited: list[1]:save(2) made a coroutine object, and nothing ran it.
-- expect stderr contains:   fix   asyncio.run(list[1]:save(2))    here, outside any async function
-- expect stderr contains:   never-awaited: list["x"].y:save() made a coroutine object, and nothing ran
-- expect stderr contains:   fix   asyncio.run(list["x"].y:save())  here, outside any async function
-- expect stderr contains:   never-awaited: get():save(1, 2) made a coroutine object, and nothing ran it.
-- expect stderr contains:   fix   asyncio.run(get():save(1, 2))   here, outside any async function
-- expect stderr contains:   fix   await asyncio.Queue():join()    inside an async function
