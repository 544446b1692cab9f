-- A snapshot of made-up figures, from a file as Snapshot.dump writes it: size, count, number of
-- frames; then the frames, the oldest first.
local function snapshot(lines)
  local name = os.tmpname()
  local file <close> = io.open(name, "w")
  local count = select(2, lines:gsub("\n%d+ %d+ %d+", ""))
  file:write("moonloop tracemalloc snapshot 1\n2 ", count, lines, "end\n")
  file:flush()
  local read = tracemalloc.Snapshot.load(name)
  os.remove(name)
  return read
end

local function show(list)
  for _, statistic in ipairs(list) do print(statistic) end
  print("--")
end

local old = snapshot [[

420 4 1
10 app.lua
0 1 1
11 app.lua
9999 3 1
12 app.lua
10240 1 1
13 app.lua
102400 7 1
14 app.lua
1048576 1 1
15 app.lua
123456789 2 1
1 lib.lua
99999999999 100 1
2 lib.lua
9999999999999 1 1
3 lib.lua
420 4 2
7 main.lua
8 app.lua
420 2 2
9 main.lua
8 app.lua
]]
show(old:statistics("lineno"))
show(old:statistics("filename"))
show(old:statistics("traceback"))
show(old:statistics("lineno", {cumulative = true}))
show(old:statistics("filename", true))

local new = snapshot [[

420 4 1
10 app.lua
840 2 1
11 app.lua
10240 2 1
12 app.lua
1048577 3 1
16 app.lua
3456789 2 1
1 lib.lua
]]
local function last(list, place) return list[#list + 1 - place] end
print(repr(old:statistics("lineno")[1]))
print(repr(last(old:statistics("traceback"), 3)))
print(repr(last(new:compare_to(old, "lineno"), 1)))
print(repr(new:compare_to(old, "filename")[1].traceback[1]))
show(new:compare_to(old, "lineno"))
show(new:compare_to(old, "filename"))
show(new:compare_to(old, "traceback"))
show(new:compare_to(old, "lineno", {cumulative = true}))

for _, key in ipairs {"line", "traceback"} do
  try
    old:statistics(key, true)
  except ValueError as e
    print(e)
  end
end

local function filtered(...)
  show(old:filter_traces({...}):statistics("lineno"))
end

filtered()
filtered(tracemalloc.Filter(true, "lib.lua"))
filtered(tracemalloc.Filter(false, "lib.lua"))
filtered(tracemalloc.Filter(true, "lib.lua"), tracemalloc.Filter(true, "app.lua", {lineno = 8}))
filtered(tracemalloc.Filter(true, "*.lua"), tracemalloc.Filter(false, "app.lua", {lineno = 8}))
filtered(tracemalloc.Filter(true, "main.lua"))
filtered(tracemalloc.Filter(true, "main.lua", {all_frames = true}))
filtered(tracemalloc.Filter(false, "m?in.lua", {all_frames = true}), tracemalloc.Filter(true, "[!l]*"))
filtered(tracemalloc.Filter(true, "[kl]i[a-c].lua", {lineno = 2}))
for domain = 0, 1 do
  for _, inclusive in ipairs {true, false} do
    local count = #old:filter_traces({tracemalloc.DomainFilter(inclusive, domain)}):statistics("lineno")
    local both = tracemalloc.Filter(inclusive, "lib.lua", {domain = domain})
    print(count, #old:filter_traces({both}):statistics("lineno"))
  end
end
try
  old:filter_traces(5)
except TypeError as e
  print((tostring(e):gsub("not .*", "not ...")))
end
