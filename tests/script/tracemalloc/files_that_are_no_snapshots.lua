-- A file that is cut short, or that is something else, gives an error that says where.
local name = os.tmpname()

local function try_load(text)
  local file = io.open(name, "wb")
  file:write(text)
  file:close()
  try
    return tracemalloc.Snapshot.load(name)
  except ValueError as e
    return (tostring(e):gsub("^'.-' is not a snapshot of tracemalloc: ", ""))
  end
end

local function show(text)
  print(try_load(text))
end

local good = "moonloop tracemalloc snapshot 1\n2 1\n420 4 2\n1 a\\010b.lua\n7 app.lua\nend\n"
print(try_load(good).traces[1].traceback[1].filename == "a\nb.lua")
local short = 0
for length = 0, #good - 2 do
  if type(try_load(good:sub(1, length))) == "string" then short = short + 1 end
end
print(short == #good - 1)

show("")
show("something else\n")
show("moonloop tracemalloc snapshot 2\n1 0\nend\n")
show("moonloop tracemalloc snapshot 1\n")
show("moonloop tracemalloc snapshot 1\n0 0\nend\n")
show("moonloop tracemalloc snapshot 1\n-1 0\nend\n")
show("moonloop tracemalloc snapshot 1\n1 99999999999999999999\nend\n")
show("moonloop tracemalloc snapshot 1\n1 999999999999999\n")
show("moonloop tracemalloc snapshot 1\n1 1\n0x10 1 1\n1 a\nend\n")
show("moonloop tracemalloc snapshot 1\n1 1\n10 0 1\n1 a\nend\n")
show("moonloop tracemalloc snapshot 1\n1 1\n10 1 999999999999999\n1 a\n")
show("moonloop tracemalloc snapshot 1\n1 1\n10 1 1\n1 \nend\n")
show("moonloop tracemalloc snapshot 1\n1 0\nend\nmore")
show("moonloop tracemalloc snapshot 1\n1 0\n10 1 1\n")
show(("\0\255"):rep(10000))
show("moonloop tracemalloc snapshot 1\n1 1\n1 1 1\n1 " .. ("\\"):rep(100000) .. "\n")
math.randomseed(7)
local survived = 0
for _ = 1, 2000 do
  local place = math.random(#good)
  local result = try_load(good:sub(1, place - 1) .. string.char(math.random(0, 255)) .. good:sub(place + 1))
  survived = survived + (type(result) == "string" and 0 or 1)
end
print(survived < 2000)
os.remove(name)
-- expect: true
-- expect: true
-- expect: the file ends in line 1
-- expect: something else stands in line 1
-- expect: something else stands in line 1
-- expect: the file ends in line 2
-- expect: a number is missing in line 2
-- expect: a number is missing in line 2
-- expect: a number is missing in line 2
-- expect: the file ends in line 3
-- expect: a number is missing in line 3
-- expect: a number is missing in line 3
-- expect: the file ends in line 5
-- expect: a name is missing in line 4
-- expect: too much stands in line 4
-- expect: too much stands in line 3
-- expect: something else stands in line 1
-- expect: the file ends in line 5
-- expect: true
