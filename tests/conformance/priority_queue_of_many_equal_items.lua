-- A thousand jobs of few priorities, put and taken in an order of chance: which of the equal ones
-- comes first is the same as in Python.
local state = 7
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n
end

local Job = {}
Job.__lt = function(a, b) return a.priority < b.priority end

local queue, sum, log = asyncio.PriorityQueue(), 0, {}
for n = 1, 1000 do
  queue:put_nowait(setmetatable({priority = random(5), number = n}, Job))
  if random(3) == 0 then
    log[#log + 1] = queue:get_nowait().number
  end
end
while not queue:empty() do
  local job = queue:get_nowait()
  log[#log + 1] = job.number
end
for place, number in ipairs(log) do
  sum = (sum * 31 + number * place) % 1000003
end
print(#log, sum)
print(table.concat(log, " "))
