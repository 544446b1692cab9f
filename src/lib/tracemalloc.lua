-- provides: tracemalloc
--
-- Where was this object made? While tracing is on, every coroutine object remembers the lines that led
-- to it, and the warning that it was never awaited shows them.

local _, runtime = ...

local ValueError = ValueError
local ipairs, setmetatable = ipairs, setmetatable
local string_format, tostring = string.format, tostring
local tracemalloc = {}

local Frame = {__name = "Frame"}
Frame.__index = Frame

function Frame:__tostring()
  return string_format("%s:%d", self.filename, self.lineno)
end

-- A sequence of frames {filename, lineno}, the oldest first. As tracemalloc.Traceback.
local Traceback = {__name = "Traceback"}
Traceback.__index = Traceback

-- The lines that show it: a `File` line for each frame, and its source where that is known.
function Traceback:format()
  local lines = {}
  for _, frame in ipairs(self) do
    lines[#lines + 1] = string_format('  File "%s", line %d', frame.filename, frame.lineno)
    local text = runtime.source_line(frame.filename, frame.lineno)
    if text then lines[#lines + 1] = "    " .. text end
  end
  return lines
end

function Traceback:__tostring()
  return #self > 0 and tostring(self[#self]) or "<Traceback ()>"
end

-- Starts tracing; keeps the newest `frames` frames (1) of each object. As tracemalloc.start.
function tracemalloc.start(frames)
  frames = frames or 1
  if frames < 1 or frames > 65535 then
    raise ValueError("the number of frames must be in range [1; 65535]")
  end
  runtime.trace_start(frames)
end

-- Stops tracing. As tracemalloc.stop.
function tracemalloc.stop()
  runtime.trace_stop()
end

-- Whether objects are being traced. As tracemalloc.is_tracing.
function tracemalloc.is_tracing()
  return runtime.trace_limit() > 0
end

-- How many frames are kept of each object. As tracemalloc.get_traceback_limit.
function tracemalloc.get_traceback_limit()
  return runtime.trace_limit()
end

-- Where `object` was made: a Traceback, or nil when it was not traced. As tracemalloc.get_object_traceback.
function tracemalloc.get_object_traceback(object)
  local trace = tracemalloc.is_tracing() and runtime.object_trace(object)
  if not trace then return nil end
  local traceback = {}
  for i, frame in ipairs(trace) do
    traceback[i] = setmetatable({filename = frame.filename, lineno = frame.lineno}, Frame)
  end
  return setmetatable(traceback, Traceback)
end

return {tracemalloc = tracemalloc}
