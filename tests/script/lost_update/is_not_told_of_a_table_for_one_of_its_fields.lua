-- args: -X dev --clock=virtual
-- A field of a local table has reads of its own, and a new value of it new ones.
local total, head = 0, nil
local state = {n = 0}

async function other_field(i)
  local job = {start = total, cost = i}
  await asyncio.sleep(0.01)
  total = job.cost
end

async function refreshed()
  local s = {n = state.n}
  await asyncio.sleep(0.01)
  s.n = state.n
  state.n = s.n + 1
end

async function push(value)
  local node = {value = value, next = head}
  await asyncio.sleep(0.01)
  node.next = head
  head = node
end

local Node = {}
async function push_with_methods(value)
  local node = setmetatable({value = value, next = head}, Node)
  await asyncio.sleep(0.01)
  node.next = head
  head = node
end

local async function set_total(job) total = job.cost end

async function as_an_argument(i)
  await set_total({start = total, cost = i})
end

async function main()
  for _, f in ipairs {other_field, refreshed, push, push_with_methods, as_an_argument} do
    await asyncio.gather(f(1), f(2), f(3))
  end
  local count, node = 0, head
  while node do count, node = count + 1, node.next end
  print(total, state.n, count)
end

asyncio.run(main())

-- expect: 3	3	6
