-- translate: load() of the COUNT files DIR/KIND-N.lua, KIND being moonloop or plain.
local directory, count, kind = arg[1], math.tointeger(arg[2]), arg[3]

local function read_file(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

local seconds = 0
for i = 1, count do
  local path = string.format("%s/%s-%d.lua", directory, kind, i)
  local text = read_file(path)
  local start = os.clock()
  assert(load(text, "@" .. path))
  seconds = seconds + (os.clock() - start)
end
print("seconds", seconds)
