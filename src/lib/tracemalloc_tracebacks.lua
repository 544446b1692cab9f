-- provides: _new_traceback _traceback_key
--
-- Frames and tracebacks, as tracemalloc shows them.

local asyncio, runtime = ...

local keywords, check_self = asyncio._keywords, asyncio._check_self
local concat, format, ipairs = table.concat, string.format, ipairs
local repr, setmetatable, tostring, type = repr, setmetatable, tostring, type

local function new_class(name)
  local class = {__name = name}
  class.__index = class
  return class
end

-- A line of a file: `filename` and `lineno`. As tracemalloc.Frame.
local Frame = new_class("Frame")

function Frame:__eq(other)
  return self.filename == other.filename and self.lineno == other.lineno
end

function Frame:__lt(other)
  if self.filename ~= other.filename then return self.filename < other.filename end
  return self.lineno < other.lineno
end

function Frame:__tostring()
  return format("%s:%d", self.filename, self.lineno)
end

function Frame:__repr()
  return format("<Frame filename=%s lineno=%d>", repr(self.filename), self.lineno)
end

-- A sequence of frames, the oldest first. As tracemalloc.Traceback.
local Traceback = new_class("Traceback")

local function new_frame(filename, lineno)
  return setmetatable({filename = filename, lineno = lineno}, Frame)
end

-- A traceback of {file, line, file, line, ...}.
local function new_traceback(places)
  local traceback = {}
  for i = 1, #places, 2 do traceback[#traceback + 1] = new_frame(places[i], places[i + 1]) end
  return setmetatable(traceback, Traceback)
end

-- A text that two tracebacks have in common when they are equal.
local function key_of(traceback)
  local places = {}
  for i, frame in ipairs(traceback) do places[i] = tostring(frame) end
  return concat(places, "\n")
end

function Traceback:__eq(other)
  return key_of(self) == key_of(other)
end

-- The first frame that differs decides; of two that begin alike the shorter comes first.
function Traceback:__lt(other)
  for i, frame in ipairs(self) do
    if not other[i] then return false end
    if frame ~= other[i] then return frame < other[i] end
  end
  return #self < #other
end

-- The oldest frame, as in Python.
function Traceback:__tostring()
  return tostring(self[1])
end

function Traceback:__repr()
  local frames = {}
  for i, frame in ipairs(self) do frames[i] = repr(frame) end
  return format("<Traceback (%s%s)>", concat(frames, ", "), #frames == 1 and "," or "")
end

-- The lines that show it: a `File` line for each frame, and its source where that is known. Of the
-- `limit` newest frames, or with a negative one of all but the -limit newest; the newest first with
-- {most_recent_first = true}. As Traceback.format.
function Traceback:format(limit, options)
  check_self(self, Traceback, "format")
  if type(limit) == "table" then limit, options = limit.limit, limit end
  local _, most_recent_first = keywords("format", 1, options, "limit", "most_recent_first")
  local first, last = 1, #self
  if limit and limit > 0 then first = #self - limit + 1 end
  if limit and limit <= 0 then last = #self + limit end
  if first < 1 then first = 1 end
  if limit == 0 then last = 0 end
  local step = 1
  if most_recent_first then first, last, step = last, first, -1 end
  local lines = {}
  for i = first, last, step do
    local frame = self[i]
    lines[#lines + 1] = format('  File "%s", line %d', frame.filename, frame.lineno)
    local text = runtime.source_line(frame.filename, frame.lineno)
    if text then lines[#lines + 1] = "    " .. text end
  end
  return lines
end

return {_new_traceback = new_traceback, _traceback_key = key_of}
