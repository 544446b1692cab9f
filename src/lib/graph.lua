-- provides: capture_call_graph format_call_graph print_call_graph FrameCallGraphEntry FutureCallGraph
--
-- The call graph: where a task stands, who waits for it and where, who waits for those, and so on.
--
--   await asyncio.sleep(1)
--   asyncio.print_call_graph(task)
--
-- The graph is put together when somebody asks; before that it costs nothing. Each task is told once.
-- Where it is met again, that is all that is said; so tasks that wait for each other in a circle are
-- seen as a circle.

local asyncio, runtime = ...

local stack_of, awaiters_of = runtime.stack_of, asyncio._awaiters_of
local current_task, isfuture, running_loop = asyncio.current_task, asyncio.isfuture, asyncio._get_running_loop
local check_file, check_integer = asyncio._check_file, asyncio._check_integer
local keywords, Task = asyncio._keywords, asyncio.Task
local RuntimeError, TypeError = RuntimeError, TypeError
local concat, format, ipairs, isinstance, min = table.concat, string.format, ipairs, isinstance, math.min
local repr, setmetatable, stdout = repr, setmetatable, io.stdout

-- Levels that are indented; further in, the text goes straight down.
local DEEPEST_INDENT = 40

-- A frame of a call graph: `entry.frame` has filename, lineno, name, qualname, line, and `kind`: "async",
-- "async generator" or "". Of a very deep stack only the two ends are there; then `skipped` says of the first
-- frame of the outer end how many are missing before it. As asyncio.FrameCallGraphEntry.
local FrameCallGraphEntry = {__name = "FrameCallGraphEntry"}

-- A future with its `call_stack`, innermost frame first, and `awaited_by`: the graphs of those who wait
-- for it. One that was told before has neither, but `told`: "cycle" when it waits, through those
-- between, for itself, and else "above". As asyncio.FutureCallGraph.
local FutureCallGraph = {__name = "FutureCallGraph"}

-- The graph -------------------------------------------------------------------

-- Frames without the `skip` innermost ones, and of these so many as `limit` says: the outermost ones, or the
-- innermost if it is negative.
local function cut(frames, skip, limit)
  local first, last = skip + 1, #frames
  if limit and limit >= 0 and last - first + 1 > limit then first = last - limit + 1 end
  if limit and limit < 0 then last = min(last, first - limit - 1) end
  local entries = {}
  for place = first, last do
    entries[#entries + 1] = setmetatable({frame = frames[place]}, FrameCallGraphEntry)
  end
  return entries
end

local function new_graph(future, entries)
  return setmetatable({future = future, call_stack = entries, awaited_by = {}}, FutureCallGraph)
end

-- Depth first, with a list of our own in place of recursion: a chain of tasks may be long.
local function build(root, skip, limit)
  local graph = new_graph(root, cut(stack_of(root), skip, limit))
  local told, open = {[root] = true}, {[root] = true}
  local path = {{graph = graph, awaiters = awaiters_of(root), next = 1}}
  while #path > 0 do
    local step = path[#path]
    local waiter = step.awaiters[step.next]
    step.next = step.next + 1
    if waiter == nil then
      open[step.graph.future] = nil
      path[#path] = nil
    elseif told[waiter] then
      local again = new_graph(waiter, {})
      again.told = open[waiter] and "cycle" or "above"
      step.graph.awaited_by[#step.graph.awaited_by + 1] = again
    else
      told[waiter], open[waiter] = true, true
      local awaiting = new_graph(waiter, cut(stack_of(waiter), 0, limit))
      step.graph.awaited_by[#step.graph.awaited_by + 1] = awaiting
      path[#path + 1] = {graph = awaiting, awaiters = awaiters_of(waiter), next = 1}
    end
  end
  return graph
end

local function graph_of(future, depth, limit)
  if depth ~= nil then check_integer(depth) end
  if limit ~= nil then check_integer(limit) end
  local running = running_loop() and current_task()
  if future == nil then
    if not running_loop() then
      raise RuntimeError("capture_call_graph() is called outside of a running event loop and no *future* to "
                         .. "introspect was provided")
    end
    if not running then return nil end
    future = running
  end
  if not isfuture(future) then
    raise TypeError(format("%s object does not appear to be compatible with asyncio.Future", repr(future)))
  end
  return build(future, future == running and (depth or 1) - 1 or 0, limit)
end

-- The call graph of a task or future, without one of the task that runs: `capture_call_graph(task,
-- {depth =, limit =})`. `depth` leaves out that many frames less one of whoever calls; `limit` keeps
-- so many frames of each task, the outermost ones, or the innermost if it is negative; none if it is 0.
-- Returns a FutureCallGraph; nil in a callback, where no task runs. Raises RuntimeError outside a loop
-- without a future, TypeError for what is none. As asyncio.capture_call_graph.
local function capture_call_graph(future, options)
  return graph_of(future, keywords("capture_call_graph", 1, options, "depth", "limit"))
end

-- Text ------------------------------------------------------------------------

local function title(graph)
  local future, words = graph.future
  if isinstance(future, Task) then
    words = format("* Task(name=%s, id=%p)", repr(future:get_name()), future)
  else
    words = format("* Future(id=%p)", future)
  end
  if graph.told == "cycle" then return words .. " waits in a cycle: it is above, and waits for itself" end
  if graph.told == "above" then return words .. " is told above" end
  return words
end

local function add_lines(lines, graph, level)
  local indent = ("    "):rep(min(level, DEEPEST_INDENT))
  local function add(text) lines[#lines + 1] = indent .. text end
  add(title(graph))
  if #graph.call_stack > 0 then add("  + Call stack:") end
  for _, entry in ipairs(graph.call_stack) do
    local frame = entry.frame
    if frame.skipped then add(format("  |   [%d more frames]", frame.skipped)) end
    local kind = frame.kind == "" and "" or frame.kind .. " "
    add(format("  |   File %s, line %d, in %s%s()", repr(frame.filename), frame.lineno, kind, frame.qualname))
  end
  if #graph.awaited_by > 0 then add("  + Awaited by:") end
end

local function render(graph)
  local lines, path = {}, {{graph = graph, next = 1}}
  add_lines(lines, graph, 0)
  while #path > 0 do
    local step = path[#path]
    local awaiting = step.graph.awaited_by[step.next]
    step.next = step.next + 1
    if awaiting == nil then
      path[#path] = nil
    else
      add_lines(lines, awaiting, #path)
      path[#path + 1] = {graph = awaiting, next = 1}
    end
  end
  return concat(lines, "\n")
end

-- The same graph as a text, without a newline at its end; "" where there is none.
-- As asyncio.format_call_graph.
local function format_call_graph(future, options)
  local graph = graph_of(future, keywords("format_call_graph", 1, options, "depth", "limit"))
  return graph and render(graph) or ""
end

-- Prints that text: `print_call_graph(task, {file =, depth =, limit =})`, to `file`, which has a method
-- `write`, or to standard output. As asyncio.print_call_graph.
local function print_call_graph(future, options)
  local file, depth, limit = keywords("print_call_graph", 1, options, "file", "depth", "limit")
  if file == nil then file = stdout end
  check_file(file)
  local graph = graph_of(future, depth, limit)
  file:write(graph and render(graph) or "", "\n")
end

return {
  capture_call_graph = capture_call_graph,
  format_call_graph = format_call_graph,
  print_call_graph = print_call_graph,
  FrameCallGraphEntry = FrameCallGraphEntry,
  FutureCallGraph = FutureCallGraph,
}
