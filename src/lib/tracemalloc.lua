-- provides: tracemalloc
--
-- Which lines of the program hold how much memory? While tracing is on, every block that Lua
-- allocates is noted with the lines that led to it, until it is freed. A snapshot is what the notes
-- say at one moment; its statistics add them up by line, by file or by traceback, and two
-- snapshots can be compared. Memory that was there before is not counted, and neither is that of
-- the notes and snapshots themselves.
--
-- A coroutine object is a block too: the warning that it was never awaited shows its lines.

local asyncio, runtime = ...

local RuntimeError, ValueError = RuntimeError, ValueError
local new_traceback, new_snapshot = asyncio._new_traceback, asyncio._new_snapshot
local check_integer = asyncio._check_integer
local explain, ipairs, select = runtime.explain, ipairs, select

local tracemalloc = {}

-- The class of snapshots; its function `load` reads one from a file. As tracemalloc.Snapshot.
tracemalloc.Snapshot = {load = asyncio._load_snapshot}

-- What makes filters for snapshot:filter_traces. As tracemalloc.Filter and tracemalloc.DomainFilter.
tracemalloc.Filter = asyncio._new_filter
tracemalloc.DomainFilter = asyncio._new_domain_filter

local limit = 1

-- Whether blocks are being traced. As tracemalloc.is_tracing.
function tracemalloc.is_tracing()
  return runtime.trace_limit() > 0
end

-- Starts tracing; keeps the newest `frames` frames (1) of each block, 128 at most. Does nothing when
-- it is on already. Raises TypeError and ValueError. As tracemalloc.start.
function tracemalloc.start(frames)
  frames = frames or 1
  check_integer(frames)
  if frames < 1 or frames > 65535 then
    raise ValueError("the number of frames must be in range [1; 65535]")
  end
  if tracemalloc.is_tracing() then return end
  limit = frames
  runtime.trace_start(frames)
end

-- Stops tracing and forgets all blocks. As tracemalloc.stop.
function tracemalloc.stop()
  limit = tracemalloc.get_traceback_limit()
  runtime.trace_stop()
end

-- How many frames are kept of each block. As tracemalloc.get_traceback_limit.
function tracemalloc.get_traceback_limit()
  return tracemalloc.is_tracing() and runtime.trace_limit() or limit
end

-- The size of all traced blocks in bytes, now and at most so far. As tracemalloc.get_traced_memory.
function tracemalloc.get_traced_memory()
  local current, peak = runtime.trace_memory()
  return current, peak
end

-- How many bytes the notes themselves take. As tracemalloc.get_tracemalloc_memory.
function tracemalloc.get_tracemalloc_memory()
  return (select(3, runtime.trace_memory()))
end

-- Forgets how much memory there was at most: it is what there is now. As tracemalloc.reset_peak.
function tracemalloc.reset_peak()
  runtime.trace_reset_peak()
end

-- Forgets all blocks, and goes on tracing. As tracemalloc.clear_traces.
function tracemalloc.clear_traces()
  runtime.trace_clear()
end

-- Where `object` was allocated: a Traceback, or nil when it was not traced.
-- As tracemalloc.get_object_traceback.
function tracemalloc.get_object_traceback(object)
  local places = runtime.object_trace(object)
  return places and new_traceback(places)
end

-- All traced blocks as they are now. Raises RuntimeError while tracing is off.
-- As tracemalloc.take_snapshot.
function tracemalloc.take_snapshot()
  if not tracemalloc.is_tracing() then
    local message = "the tracemalloc module must be tracing memory allocations to take a snapshot"
    raise explain(RuntimeError(message), "tracemalloc-off")
  end
  local traces = {}
  for i, found in ipairs(runtime.trace_list()) do
    traces[i] = {size = found.size, count = found.count, traceback = new_traceback(found)}
  end
  return new_snapshot(traces, tracemalloc.get_traceback_limit())
end

return {tracemalloc = tracemalloc}
