-- args: --clock=virtual
local l = asyncio.new_event_loop()
l:add_reader(1, print)

-- expect stderr contains: absent-name: loop:add_reader is not in Moonloop.
-- expect stderr contains: fix   an async function that awaits a queue
-- expect exit: 1
