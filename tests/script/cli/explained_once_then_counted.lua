-- The same warning at the same place is explained once; how often it came is told at the end.

-- args: --clock=virtual --warnings=always
local async function custom_coro()
end
for _ = 1, 4 do
  custom_coro()
end
-- expect stderr contains: never-awaited happened 3 more times at FILE:7
