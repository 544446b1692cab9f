local async function one() end
local M = {}
async function M.two() end
function M.make() return one() end
one()
M.two()
M.make()
local x = one() ; x = nil
collectgarbage()
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'one' was never awaited
-- expect stderr:   one()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'M.two' was never awaited
-- expect stderr:   M.two()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:4: RuntimeWarning: coroutine 'one' was never awaited
-- expect stderr:   function M.make() return one() end
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:8: RuntimeWarning: coroutine 'one' was never awaited
-- expect stderr:   local x = one() ; x = nil
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
