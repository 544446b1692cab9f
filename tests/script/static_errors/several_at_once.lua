local f = function() await g() end
async for x in y do end
local ok = true
local function h() return await g() end
-- expect stderr contains: File "FILE", line 1
-- expect stderr contains: File "FILE", line 2
-- expect stderr contains: File "FILE", line 4
-- expect stderr contains: SyntaxError: 'async for' outside async function
-- expect stderr contains: SyntaxError: 'await' outside function
-- expect exit: 1
