-- A finalizer may stop the tracing or forget the blocks at any moment, also while a snapshot is taken.
local function drop()
  setmetatable({}, {__gc = function()
    tracemalloc.stop()
    tracemalloc.start(3)
    tracemalloc.clear_traces()
    local made = {1, 2, 3}
  end})
end
tracemalloc.start(3)
local kept = {}
for i = 1, 300 do
  drop()
  kept[i] = {i}
  collectgarbage("step")
  if i % 10 == 0 then tracemalloc.take_snapshot():statistics("lineno") end
  tracemalloc.get_object_traceback(kept[i])
end
collectgarbage()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory() >= 0)
-- expect: true	true
