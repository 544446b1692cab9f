-- What the statistics add up to is the traced memory, and that is what Lua itself counts.
local function sum(statistics)
  local size = 0
  for _, statistic in ipairs(statistics) do size = size + statistic.size end
  return size
end

tracemalloc.is_tracing() -- the module is there from now on
collectgarbage() collectgarbage() collectgarbage("stop")
local before = collectgarbage("count") * 1024
tracemalloc.start(4)
local kept = {}
local function grow(n)
  for i = 1, n do
    kept[#kept + 1] = {i, tostring(i), function() return i end}
    kept[("key %d"):format(i)] = coroutine.create(grow)
  end
end
async function work()
  grow(100)
  await asyncio.sleep(0)
  grow(1000)
end
asyncio.run(work())
grow(2000)
local counted = collectgarbage("count") * 1024 - before
local traced = tracemalloc.get_traced_memory()
print(traced > 1000000, math.abs(traced / counted - 1) < 0.01)
local snapshot = tracemalloc.take_snapshot()
local known = tracemalloc.get_traced_memory()
print(sum(snapshot:statistics("lineno")) - known < 5000)
print(sum(snapshot:statistics("lineno")) == sum(snapshot:statistics("filename")))
print(sum(snapshot:statistics("lineno")) == sum(snapshot:statistics("traceback")))
kept = nil
snapshot = nil
collectgarbage("restart")
collectgarbage() collectgarbage()
print(tracemalloc.get_traced_memory() < 100000)
-- expect: true	true
-- expect: true
-- expect: true
-- expect: true
-- expect: true
