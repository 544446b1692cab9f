-- provides: _task_get_stack _task_print_stack
--
-- Where a task stands: `task:get_stack()` as data, `task:print_stack()` as text.
--
-- A frame is a plain table with the fields of Python's traceback.FrameSummary: `filename`, `lineno`,
-- `name` (of the function) and `line` (the text of the source line, nil when it is not known).

local asyncio, runtime = ...

local stack_of, loop_stack = runtime.stack_of, runtime.loop_stack
local exception_of, exception_line, source_line = runtime.exception_of, runtime.exception_line, runtime.source_line
local current_task, running_loop, keywords = asyncio.current_task, asyncio._get_running_loop, asyncio._keywords
local check_file, check_seconds = asyncio._check_file, asyncio._check_seconds
local format, insert, ipairs, stderr, stdout = string.format, table.insert, ipairs, io.stderr, io.stdout
local repr = repr

-- Whether there are as many frames as somebody wants.
local function is_full(frames, limit)
  return limit ~= nil and #frames >= limit
end

-- The frames that an exception has passed through, the first `limit` of them.
local function frames_of(exception, limit)
  local frames = {}
  for _, entry in ipairs(exception.traceback or {}) do
    if is_full(frames, limit) then break end
    if entry.line then
      frames[#frames + 1] = {
        filename = entry.file,
        lineno = entry.line,
        name = entry.name,
        line = source_line(entry.file, entry.line),
      }
    end
  end
  return frames
end

-- The frames from the body of the task outwards. A task that is suspended has nobody around it; the
-- one that runs has whoever runs the loop.
local function frames_around(task)
  local inside = stack_of(task)
  local frames = {inside[#inside]}
  if running_loop() and task == current_task() then
    for _, frame in ipairs(loop_stack()) do frames[#frames + 1] = frame end
  end
  return frames
end

-- The frames of a task, the outermost first: `task:get_stack({limit =})`.
-- Of a suspended task it is the one of its own function, as in Python; what that awaits is in the call
-- graph (capture_call_graph). Of a task that has failed they are those of its exception; of any other
-- that is done there are none. `limit` keeps the innermost ones, of an exception the outermost.
-- As asyncio.Task.get_stack.
local function get_stack(task, options)
  local limit = keywords("get_stack", 1, options, "limit")
  if limit ~= nil then check_seconds(limit, "<=") end
  local exception = exception_of(task)
  if exception ~= nil then return frames_of(exception, limit) end
  local frames = {}
  for _, frame in ipairs(frames_around(task)) do
    if is_full(frames, limit) then break end
    insert(frames, 1, frame)
  end
  return frames
end

-- Prints the frames of a task, as a traceback: `task:print_stack({limit =, file =})`. `file` has a
-- method `write`; without one the heading goes to standard output and the frames go to standard error, as
-- in CPython. As asyncio.Task.print_stack.
local function print_stack(task, options)
  local limit, file = keywords("print_stack", 1, options, "limit", "file")
  if file ~= nil then check_file(file) end
  local out, frames_out = file or stdout, file or stderr
  local frames, exception = get_stack(task, {limit = limit}), exception_of(task)

  if #frames == 0 then
    out:write(format("No stack for %s\n", repr(task)))
  else
    out:write(format("%s for %s (most recent call last):\n", exception == nil and "Stack" or "Traceback", repr(task)))
  end
  for _, frame in ipairs(frames) do
    frames_out:write(format('  File "%s", line %d, in %s\n', frame.filename, frame.lineno, frame.name))
    if frame.line then frames_out:write(format("    %s\n", frame.line)) end
  end
  if exception ~= nil then out:write(exception_line(exception), "\n") end
end

return {_task_get_stack = get_stack, _task_print_stack = print_stack}
