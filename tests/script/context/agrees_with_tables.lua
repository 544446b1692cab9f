-- Contexts with many variables, copied again and again, hold what tables hold that are really copied.
-- skip: gcstress takes too long
local vars, count = {}, 60
for i = 1, count do vars[i] = contextvars.ContextVar("v" .. i) end

local function copy_of(model)
  local copy = {}
  for i = 1, count do copy[i] = model[i] end
  return copy
end

local function check(pair)
  local size = 0
  for i = 1, count do
    local expected = pair.model[i]
    if expected ~= nil then size = size + 1 end
    assert(pair.context:get(vars[i], "none") == (expected == nil and "none" or expected))
    assert(pair.context:contains(vars[i]) == (expected ~= nil))
  end
  assert(#pair.context == size and #pair.context:keys() == size)
  local last = 0
  for var, value in pairs(pair.context) do
    local i = tonumber(var.name:sub(2))
    assert(i > last and value == pair.model[i])
    last = i
  end
end

math.randomseed(3)
local pairs_of_both = {{context = contextvars.Context(), model = {}, tokens = {}}}
for step = 1, 1500 do
  local pair = pairs_of_both[math.random(#pairs_of_both)]
  local what, i = math.random(20), math.random(count)
  if what == 1 then
    local place = #pairs_of_both < 12 and #pairs_of_both + 1 or math.random(#pairs_of_both)
    pairs_of_both[place] = {context = pair.context:copy(), model = copy_of(pair.model), tokens = {}}
  elseif what <= 7 and #pair.tokens > 0 then
    local undo = table.remove(pair.tokens)
    pair.context:run(function() vars[undo.i]:reset(undo.token) end)
    pair.model[undo.i] = undo.old
  else
    local undo = {i = i, old = pair.model[i]}
    pair.context:run(function() undo.token = vars[i]:set(step) end)
    pair.model[i] = step
    pair.tokens[#pair.tokens + 1] = undo
  end
  if step % 100 == 0 then
    for _, each in ipairs(pairs_of_both) do check(each) end
  end
end
print("agrees")
-- expect: agrees
