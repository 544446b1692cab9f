local before, bytearray = {}, table.pack
tracemalloc.start(10)
local function inner()
  return bytearray(1000)
end
local function outer()
  local made = inner()
  return made
end
local object = outer()
local traceback = tracemalloc.get_object_traceback(object)
print(#traceback)
for i = 1, #traceback do
  print(traceback[i].lineno)
end
local function show(lines)
  for _, line in ipairs(lines) do print((line:gsub('".*"', '"FILE"'):gsub("%W*local ", "    "))) end
  print("--")
end
show(traceback:format())
show(traceback:format(1))
show(traceback:format(2))
show(traceback:format(-1))
show(traceback:format(-5))
show(traceback:format(20))
show(traceback:format {limit = 2, most_recent_first = true})
print(tracemalloc.get_object_traceback(before) == nil and "not traced" or "traced")
print(tracemalloc.get_object_traceback(5) == nil and "no block" or "a block")
