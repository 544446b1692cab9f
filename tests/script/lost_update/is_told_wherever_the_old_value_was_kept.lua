-- args: -X dev --clock=virtual
-- In a field, in a new table, in a variable of a closure, in the result of nested calls.
local n = 0
local total, count, points, sum, kept, shared, late = 0, 0, {x = 0}, 0, 0, 0, 0
local head

local async function get()
  await asyncio.sleep(0)
  return n
end

local async function set(value)
  await asyncio.sleep(0)
  n = value
end

async function nested() await set(await get() + 1) end

async function field_of_a_parameter(job)
  job.old = total
  await asyncio.sleep(0)
  total = job.old + 1
end

async function field_of_a_new_table()
  local job = {old = count, by = 1}
  await asyncio.sleep(0)
  count = job.old + job.by
end

async function a_new_table_in_its_place()
  local p = points
  await asyncio.sleep(0)
  points = {x = p.x + 1}
end

async function a_linked_list()
  local node = {next = head}
  await asyncio.sleep(0)
  head = node
end

local s = {_n = 1, _step = 1}
function s:n() return self._n end
function s:step() return self._step end

async function two_getters()
  local cur = s:n() + s:step()
  await asyncio.sleep(0)
  s._n = cur
end

async function a_closure()
  local old = shared
  local function commit() shared = old + 1 end
  await asyncio.sleep(0)
  commit()
end

async function a_callback()
  local old = late
  local function commit() late = old + 1 end
  await asyncio.sleep(0)
  asyncio.get_running_loop():call_soon(commit)
  await asyncio.sleep(0.1)
end

async function main()
  for _, f in ipairs {nested, field_of_a_parameter, field_of_a_new_table, a_new_table_in_its_place, a_linked_list,
                      two_getters, a_closure, a_callback} do
    await asyncio.gather(f({}), f({}))
  end
end

asyncio.run(main())

-- expect stderr contains: FILE:14: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'n'
-- expect stderr contains: FILE:22: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'total'
-- expect stderr contains: FILE:28: RuntimeWarning: task 'Task-7' overwrote what task 'Task-6' had written to 'count'
-- expect stderr contains: FILE:34: RuntimeWarning: task 'Task-9' overwrote what task 'Task-8' had written to 'points'
-- expect stderr contains: FILE:40: RuntimeWarning: task 'Task-11' overwrote what task 'Task-10' had written to 'head'
-- expect stderr contains: FILE:50: RuntimeWarning: task 'Task-13' overwrote what task 'Task-12' had written to 's._n'
-- expect stderr contains: FILE:55: RuntimeWarning: task 'Task-15' overwrote what task 'Task-14' had written to 'shared'
-- expect stderr contains: FILE:62: RuntimeWarning: a callback overwrote what a callback had written to 'late'
