package.path = "./?.lua;" .. package.path
local counter = require "_counter"
asyncio.run(counter.fails())
-- expect stderr contains:   File "FILE", line 3, in <module>
-- expect stderr contains:     asyncio.run(counter.fails())
-- expect stderr contains: _counter.lua", line 16, in fails
-- expect stderr contains:     raise M.CounterError("no more")
-- expect stderr contains: CounterError: no more
-- expect exit: 1
