-- provides: TaskGroup
--
-- Tasks that belong together: the block ends when all of them have ended, and when one fails the
-- others are cancelled.
--
--   async with asyncio.TaskGroup() as group do
--     group:create_task(one())
--     group:create_task(two())
--   end
--
-- No task outlives the block, and no exception gets lost: all that went wrong is raised together, as
-- an ExceptionGroup, at the end of the block.

local asyncio, runtime = ...

local CancelledError, RuntimeError = asyncio.CancelledError, RuntimeError
local BaseExceptionGroup, KeyboardInterrupt, SystemExit = BaseExceptionGroup, KeyboardInterrupt, SystemExit
local create_task, current_task = asyncio.create_task, asyncio.current_task
local get_running_loop = asyncio.get_running_loop
local check_self, keywords, explain = asyncio._check_self, asyncio._keywords, runtime.explain
local coroutine_of, made_line, spelling = runtime.coroutine_of, runtime.made_line, runtime.spelling
local concat, crowd, format, ipairs = table.concat, runtime.crowd, string.format, ipairs
local explain_mistake, variable = runtime.explain_mistake, runtime.variable
local isinstance, repr, setmetatable = isinstance, repr, setmetatable

local SHOWN = 3 -- so many failures an explanation lists

local TaskGroup = {__name = "TaskGroup"}
TaskGroup.__index = TaskGroup

-- Makes a group; `async with` enters it. As asyncio.TaskGroup.
local function new_group()
  return setmetatable({
    _entered = false,
    _exiting = false,            -- the block itself is over
    _aborting = false,           -- the tasks have been cancelled
    _loop = nil,
    _parent = nil,               -- the task that runs the block
    _parent_cancelled = false,   -- by us, to end the block early
    _crowd = nil,                -- those of its tasks that are not done
    _errors = {},                -- what the tasks, and in the end the block, have raised
    _failed = {},                -- the tasks that did, in the same order
    _base_error = nil,           -- a KeyboardInterrupt or SystemExit, which goes before all others
  }, TaskGroup)
end

local function is_base_error(exception)
  return isinstance(exception, SystemExit) or isinstance(exception, KeyboardInterrupt)
end

-- Raises what says that the group takes no task.
local function refuse(group, why, variant)
  local exception = RuntimeError(format("TaskGroup %s %s", repr(group), why))
  raise explain(exception, "taskgroup-errors", {variant = variant, group = variable(group)})
end

-- Runs the coroutine as a task of the group: `group:create_task(coroutine, {name =, context =,
-- eager_start =})`.
-- Returns the task. Raises RuntimeError when the group has not been entered, is over, or is
-- shutting down because a task has failed. As asyncio.TaskGroup.create_task.
function TaskGroup:create_task(coroutine, options)
  check_self(self, TaskGroup, "create_task")
  if options then keywords("TaskGroup.create_task", 2, options, "name", "context", "eager_start") end
  if not self._entered then refuse(self, "has not been entered", "not-entered") end
  if self._exiting and #self._crowd == 0 then refuse(self, "is finished", "finished") end
  if self._aborting then refuse(self, "is shutting down", "shutting-down") end
  local task = create_task(coroutine, options)
  self._crowd:add(task)
  return task
end

-- Cancels all tasks, the oldest first.
function TaskGroup:_abort()
  self._aborting = true
  for _, task in ipairs(self._crowd:tasks()) do
    if not task:done() then task:cancel() end
  end
end

-- Called by the loop when a task of the group has failed.
function TaskGroup:_task_failed(task)
  local exception = task:exception()
  self._errors[#self._errors + 1] = exception
  self._failed[#self._failed + 1] = task
  if is_base_error(exception) and self._base_error == nil then self._base_error = exception end

  if self._parent:done() then
    self._loop:call_exception_handler {
      message = format("Task %s has errored out but its parent task %s is already completed",
                       repr(task), repr(self._parent)),
      exception = exception,
      task = task,
    }
  elseif not self._aborting and not self._parent_cancelled then
    -- The first failure. The block may be waiting for something: cancelling its task gets it out
    -- there, and `__aexit` takes that cancellation back.
    self:_abort()
    self._parent_cancelled = true
    self._parent:cancel()
  end
end

async function TaskGroup:__aenter()
  if self._entered then
    raise RuntimeError(format("TaskGroup %s has already been entered", repr(self)))
  end
  self._loop = self._loop or get_running_loop()
  self._parent = current_task(self._loop)
  if self._parent == nil then
    raise RuntimeError(format("TaskGroup %s cannot determine the parent task", repr(self)))
  end
  self._crowd = crowd(self._parent, function(task) self:_task_failed(task) end)
  self._entered = true
  return self
end

-- Sleeps until no task is left. Returns the CancelledError when our own task is cancelled meanwhile
-- and that is news: then the tasks are cancelled too, and waited for all the same.
async function TaskGroup:_wait_for_tasks()
  local cancelled
  while #self._crowd > 0 do
    local all_done = self._loop:create_future()
    self._crowd:tell(all_done)
    try
      await all_done
    except CancelledError as exception
      if not self._aborting then
        cancelled = exception
        self:_abort()
      end
    end
    self._crowd:tell(nil)
  end
  return cancelled
end

-- Where an exception came from, as the explanation lists it: "line 4, in Task-2 (fetch), made in
-- line 9: ValueError('no')".
local function origin(exception, task)
  local frames = exception.traceback
  local frame = frames and frames[#frames]
  local words = frame and frame.line and format("line %d, ", frame.line) or ""
  local line = task and made_line(task)
  if task == nil then
    words = words .. "in the block itself: "
  elseif line ~= nil then
    words = words .. format("in %s (%s), made in line %d: ", task:get_name(), coroutine_of(task).qualname, line)
  end
  return words .. repr(exception)
end

-- The group of exceptions, with what the explanation says of it.
local function explained(group, failed)
  local first, origins = group.exceptions[1], {}
  if #group.exceptions == 1 and explain_mistake(group, first) then return group end
  for i, exception in ipairs(group.exceptions) do
    if i > SHOWN then
      origins[i] = format("and %d more", #group.exceptions - SHOWN)
      break
    end
    origins[i] = origin(exception, failed[i])
  end
  return explain(group, "taskgroup-errors", {
    name = failed[1] and made_line(failed[1]) and coroutine_of(failed[1]).qualname, count = #group.exceptions,
    exception = repr(first), exception_class = spelling(first), exceptions = concat(origins, "\n"),
  })
end

-- The end of the block, which `exception` ended early unless it is nil.
async function TaskGroup:__aexit(exception)
  self._exiting = true
  if exception ~= nil and is_base_error(exception) and self._base_error == nil then
    self._base_error = exception
  end

  -- What to raise if nothing else went wrong: the cancellation of our task, if it was somebody else's.
  local was_cancelled = isinstance(exception, CancelledError)
  local cancelled = was_cancelled and exception or nil
  if self._parent_cancelled and self._parent:uncancel() == 0 then cancelled = nil end

  if exception ~= nil and not self._aborting then self:_abort() end
  cancelled = await self:_wait_for_tasks() or cancelled

  if self._base_error ~= nil then raise self._base_error end
  if cancelled and #self._errors == 0 then raise cancelled end
  if exception ~= nil and not was_cancelled then self._errors[#self._errors + 1] = exception end
  if #self._errors > 0 then
    local group = BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
    group.suppress_context = true -- as Python's `raise group from None`
    self._errors = nil            -- a traceback may hold us, and we should not hold it
    raise explained(group, self._failed)
  end
end

-- What is waited for at the end of the block, as Lock.__waits.
function TaskGroup:__waits()
  return {tasks = self._crowd:tasks()}
end

-- `<TaskGroup tasks=2 errors=1 cancelling>`, as Python's repr.
function TaskGroup:__tostring()
  local words = {"<TaskGroup"}
  local tasks = self._crowd and #self._crowd or 0
  if tasks > 0 then words[#words + 1] = format("tasks=%d", tasks) end
  if self._errors and #self._errors > 0 then words[#words + 1] = format("errors=%d", #self._errors) end
  if self._aborting then
    words[#words + 1] = "cancelling"
  elseif self._entered then
    words[#words + 1] = "entered"
  end
  return concat(words, " ") .. ">"
end

setmetatable(TaskGroup, {__call = new_group})

return {TaskGroup = TaskGroup}
