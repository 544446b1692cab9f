-- provides: run Runner
--
-- From an ordinary program into the world of the event loop, and back in good order.
--
-- `asyncio.run(main())` makes a loop, runs one coroutine on it to its end, cancels what is left, and
-- closes the loop. A Runner does the same in steps, for several coroutines on one loop:
--
--   local runner <close> = asyncio.Runner()
--   runner:run(first())
--   runner:run(second())

local asyncio, runtime = ...

local CancelledError, KeyboardInterrupt = asyncio.CancelledError, KeyboardInterrupt
local RuntimeError, TypeError, ValueError = RuntimeError, TypeError, ValueError
local all_tasks, current_task, iscoroutine = asyncio.all_tasks, asyncio.current_task, asyncio.iscoroutine
local get_running_loop = asyncio._get_running_loop
local new_event_loop, set_event_loop = asyncio.new_event_loop, asyncio.set_event_loop
local explain, interrupt_target, interrupted = runtime.explain, runtime.interrupt_target, runtime.interrupted
local notice_cancelled = runtime.notice_cancelled
local context_of, copy_of_current = runtime.context_of, runtime.copy_of_current
local check_self, keywords = asyncio._check_self, asyncio._keywords
local is_callable, is_loop, type_name = runtime.is_callable, runtime.is_loop, runtime.type_name
local format, ipairs, repr, setmetatable = string.format, ipairs, repr, setmetatable

-- A loop for several runs, one after the other. As asyncio.Runner.
local Runner = {__name = "Runner"}
Runner.__index = Runner

-- The life of a Runner. The loop is made when it is first needed.
local CREATED, INITIALIZED, CLOSED = "created", "initialized", "closed"

-- Makes a runner: `Runner{debug =, loop_factory =}`. `debug` switches the loop's debug mode on or
-- off (nil: leaves it); `loop_factory` is called to make the loop. As asyncio.Runner.
local function new_runner(options)
  local debug, loop_factory = keywords("Runner", 0, options, "debug", "loop_factory")
  return setmetatable({
    _state = CREATED,
    _debug = debug,
    _loop_factory = loop_factory,
    _loop = nil,
    _is_set = false,   -- whether our loop is the one of get_event_loop()
    _returned = false, -- whether the last coroutine came to its end without an exception
    _context = nil,    -- in which coroutines run, unless it is the empty one
  }, Runner)
end

-- The error of `asyncio.run(main)`, in which the call of main is missing, and of its like.
local function coroutine_expected(value)
  return runtime.expected(ValueError("a coroutine was expected, got " .. repr(value)), value)
end

local function loop_is_running(message, coroutine)
  local running = current_task(get_running_loop())
  runtime.refused(coroutine)
  return explain(RuntimeError(message), "run-inside-loop", {
    call = coroutine, ["function"] = running and running:get_coro().qualname,
    variant = not runtime.may_await("run") and "regular" or nil,
  })
end

-- The loop that a factory makes.
local function made_by(loop_factory)
  if not is_callable(loop_factory) then
    raise TypeError(format("'%s' object is not callable: loop_factory must be a function", type_name(loop_factory)))
  end
  local loop = loop_factory()
  if not is_loop(loop) then raise TypeError("loop_factory must return an event loop, not " .. repr(loop)) end
  return loop
end

function Runner:_initialize()
  if self._state == CLOSED then raise RuntimeError("Runner is closed") end
  if self._state == INITIALIZED then return end
  if self._loop_factory then
    self._loop = made_by(self._loop_factory)
  else
    self._loop = new_event_loop()
    set_event_loop(self._loop)
    self._is_set = true
  end
  if self._debug ~= nil then self._loop:set_debug(self._debug) end
  self._context = copy_of_current()
  self._state = INITIALIZED
end

-- The runner's event loop. As asyncio.Runner.get_loop.
function Runner:get_loop()
  check_self(self, Runner, "get_loop")
  self:_initialize()
  return self._loop
end

-- Runs a coroutine to its end; `{context = …}` may follow. Returns what it returns, raises what it
-- raises. Ctrl-C cancels it, and when it has ended KeyboardInterrupt is raised; a second Ctrl-C does not wait.
-- Raises ValueError for anything but a coroutine, RuntimeError inside a running loop. As asyncio.Runner.run.
function Runner:run(coroutine, options)
  check_self(self, Runner, "run")
  local context = keywords("Runner.run", 2, options, "context")
  if not iscoroutine(coroutine) then raise coroutine_expected(coroutine) end
  if get_running_loop() then
    raise loop_is_running("Runner.run() cannot be called from a running event loop", coroutine)
  end
  self:_initialize()
  local given = context or self._context
  local task = self._loop:create_task(coroutine, given and {context = given})

  interrupt_target(task)
  self._returned = false
  try
    self._loop:run_until_complete(task)
    self._returned = true
    return task:result()
  except CancelledError
    if interrupted() > 0 and task:uncancel() == 0 then raise KeyboardInterrupt() end
    raise
  finally
    interrupt_target(nil)
    self._context = self._context or context == nil and context_of(task) or nil
  end
end

-- Runs the loop until all of `tasks` are done, however they end.
local function run_until_all_done(loop, tasks)
  local all_done, left = loop:create_future(), #tasks
  local function on_done()
    left = left - 1
    if left == 0 then all_done:set_result() end
  end
  for _, task in ipairs(tasks) do task:add_done_callback(on_done) end
  loop:run_until_complete(all_done)
end

-- Ends what the program has left running; where the main coroutine just returned, the program is told of
-- it. An exception that a task raises now has nobody else to go to but the loop's exception handler.
local function cancel_all_tasks(loop, main_returned)
  local tasks = all_tasks(loop)
  if #tasks == 0 then return end
  if main_returned then notice_cancelled(tasks) end
  for _, task in ipairs(tasks) do task:cancel() end
  run_until_all_done(loop, tasks)
  for _, task in ipairs(tasks) do
    if not task:cancelled() and task:exception() ~= nil then
      loop:call_exception_handler {
        message = "unhandled exception during asyncio.run() shutdown",
        exception = task:exception(),
        task = task,
      }
    end
  end
end

-- Cancels the tasks that are left, waits for them, closes async generators and the loop. A second
-- call does nothing. Also called at the end of the block for `local runner <close>`. As asyncio.Runner.close.
function Runner:close()
  check_self(self, Runner, "close")
  if self._state ~= INITIALIZED then return end
  local loop = self._loop
  try
    cancel_all_tasks(loop, self._returned)
    loop:run_until_complete(loop:shutdown_asyncgens())
    loop:run_until_complete(loop:shutdown_default_executor())
  finally
    if self._is_set then set_event_loop(nil) end
    loop:close()
    self._loop, self._state = nil, CLOSED
  end
end

function Runner:__close()
  self:close()
end

-- Runs a coroutine in a new event loop and closes the loop: `run(main(), {debug =, loop_factory =})`.
-- Returns what the coroutine returns, raises what it raises. A program calls this once, at its end.
-- Raises RuntimeError inside a running loop, ValueError for anything but a coroutine. As asyncio.run.
local function run(coroutine, options)
  local debug, loop_factory = keywords("run", 1, options, "debug", "loop_factory")
  if get_running_loop() then
    raise loop_is_running("asyncio.run() cannot be called from a running event loop", coroutine)
  end
  local runner <close> = new_runner {debug = debug, loop_factory = loop_factory}
  runner:get_loop()
  return runner:run(coroutine)
end

setmetatable(Runner, {__call = function(_, options) return new_runner(options) end})

return {run = run, Runner = Runner}
