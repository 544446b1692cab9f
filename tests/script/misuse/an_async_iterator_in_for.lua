local Numbers = {}
Numbers.__index = Numbers
async function Numbers:__anext() return 1 end

local numbers = setmetatable({}, Numbers)
for n in numbers do print(n) end
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a table value (for iterator 'for iterator')
-- expect stderr contains:   async-iterator-in-for: numbers needs `async for`, and not `for`.
-- expect stderr contains:   fix   async for value in numbers do ... end
-- expect exit: 1
