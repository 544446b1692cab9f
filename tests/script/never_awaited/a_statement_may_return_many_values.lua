local async function f() end
local kept
local function keeps() kept = f(); return kept end
local function several() return 1, f() end
keeps()
several()
local t = setmetatable({}, {__call = function() return f() end})
t()
kept:close()
-- expect stderr: FILE:4: RuntimeWarning: coroutine 'f' was never awaited
-- expect stderr:   local function several() return 1, f() end
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:7: RuntimeWarning: coroutine 'f' was never awaited
-- expect stderr:   local t = setmetatable({}, {__call = function() return f() end})
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
