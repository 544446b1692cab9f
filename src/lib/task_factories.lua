-- provides: eager_task_factory create_eager_task_factory
--
-- Task factories: functions that make the tasks of a loop in place of the usual constructor.
--
--   asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
--
-- A factory is called as `factory(loop, coroutine, options)` for every task that the loop is asked
-- for; `options` are those of create_task (name, context, eager_start), nil when there are none.
-- It returns the task.

local asyncio, runtime = ...

local TypeError = TypeError
local is_callable, pairs, repr = runtime.is_callable, pairs, repr

-- Makes a factory of eager tasks. Such a task runs inside the call of create_task up to its first
-- suspension: what never has to wait, because its answer is known, is done when create_task returns
-- and never costs a turn of the loop. `task_constructor` is called like asyncio.Task:
-- `task_constructor(coroutine, {loop =, eager_start =, name =, context =})`.
-- Raises TypeError for what cannot be called. As asyncio.create_eager_task_factory.
local function create_eager_task_factory(task_constructor)
  if not is_callable(task_constructor) then
    raise TypeError("a callable object was expected by create_eager_task_factory(), got " .. repr(task_constructor))
  end
  return function(loop, coroutine, options)
    local keywords = {eager_start = true}
    for key, value in pairs(options or {}) do keywords[key] = value end
    keywords.loop = loop
    return task_constructor(coroutine, keywords)
  end
end

return {
  -- The factory of eager tasks that asyncio.Task makes. As asyncio.eager_task_factory.
  eager_task_factory = create_eager_task_factory(asyncio.Task),
  create_eager_task_factory = create_eager_task_factory,
}
