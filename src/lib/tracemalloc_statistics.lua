-- provides: _statistics_of _compared_statistics
--
-- What the traces of a snapshot add up to, by line, by file or by traceback; and what has changed
-- between two snapshots.

local asyncio = ...

local ValueError = ValueError
local new_traceback, key_of = asyncio._new_traceback, asyncio._traceback_key
local abs, format, sort = math.abs, string.format, table.sort
local ipairs, pairs, repr, setmetatable = ipairs, pairs, repr, setmetatable

local function new_class(name)
  local class = {__name = name}
  class.__index = class
  return class
end

local function format_size(size, sign)
  local units = {"B", "KiB", "MiB", "GiB", "TiB"}
  for place, unit in ipairs(units) do
    if place > 1 and abs(size) < 100 then return format("%" .. sign .. ".1f %s", size, unit) end
    if abs(size) < 10 * 1024 or place == #units then
      return format("%" .. sign .. ".0f %s", size, unit)
    end
    size = size / 1024
  end
end

local function average(size, count)
  return count > 0 and ", average=" .. format_size(size / count, "") or ""
end

-- The blocks of one line, file or traceback: `traceback`, `size` in bytes, and `count`.
-- As tracemalloc.Statistic.
local Statistic = new_class("Statistic")

function Statistic:__eq(other)
  return self.traceback == other.traceback and self.size == other.size and self.count == other.count
end

function Statistic:__tostring()
  return format("%s: size=%s, count=%d%s", self.traceback, format_size(self.size, ""), self.count,
                average(self.size, self.count))
end

function Statistic:__repr()
  return format("<Statistic traceback=%s size=%d count=%d>", repr(self.traceback), self.size, self.count)
end

-- The same in two snapshots: also `size_diff` and `count_diff`. As tracemalloc.StatisticDiff.
local StatisticDiff = new_class("StatisticDiff")

function StatisticDiff:__eq(other)
  return self.traceback == other.traceback and self.size == other.size and self.count == other.count
    and self.size_diff == other.size_diff and self.count_diff == other.count_diff
end

function StatisticDiff:__tostring()
  return format("%s: size=%s (%s), count=%d (%+d)%s", self.traceback, format_size(self.size, ""),
                format_size(self.size_diff, "+"), self.count, self.count_diff,
                average(self.size, self.count))
end

function StatisticDiff:__repr()
  return format("<StatisticDiff traceback=%s size=%d (%+d) count=%d (%+d)>", repr(self.traceback),
                self.size, self.size_diff, self.count, self.count_diff)
end

-- The largest first. What counts is each of `numbers(statistic)` in turn, then the traceback.
local function sort_by(statistics, numbers)
  local keys = {}
  for _, statistic in ipairs(statistics) do keys[statistic] = {numbers(statistic)} end
  sort(statistics, function(a, b)
    local x, y = keys[a], keys[b]
    for i = 1, #x do
      if x[i] ~= y[i] then return x[i] > y[i] end
    end
    return b.traceback < a.traceback
  end)
  return statistics
end

-- ---- adding up ----

-- What a trace counts for: a sequence of tracebacks, of one frame each but for "traceback".
local function groups_of(trace, key_type, cumulative)
  local traceback = trace.traceback
  if key_type == "traceback" then return {traceback} end
  local groups = {}
  for i = cumulative and 1 or #traceback, #traceback do
    local lineno = key_type == "lineno" and traceback[i].lineno or 0
    groups[#groups + 1] = new_traceback {traceback[i].filename, lineno}
  end
  return groups
end

-- The statistics of a snapshot, by the keys of their tracebacks.
local function group_by(snapshot, key_type, cumulative)
  if key_type ~= "lineno" and key_type ~= "filename" and key_type ~= "traceback" then
    raise ValueError("unknown key_type: " .. repr(key_type))
  end
  if cumulative and key_type == "traceback" then
    raise ValueError("cumulative mode cannot by used with key type 'traceback'")
  end
  local grouped = {}
  for _, trace in ipairs(snapshot.traces) do
    for _, traceback in ipairs(groups_of(trace, key_type, cumulative)) do
      local key = key_of(traceback)
      local statistic = grouped[key] or {traceback = traceback, size = 0, count = 0}
      statistic.size = statistic.size + trace.size
      statistic.count = statistic.count + trace.count
      grouped[key] = setmetatable(statistic, Statistic)
    end
  end
  return grouped
end

-- The statistics of a snapshot as a list, the largest first.
local function statistics_of(snapshot, key_type, cumulative)
  local statistics = {}
  for _, statistic in pairs(group_by(snapshot, key_type, cumulative)) do
    statistics[#statistics + 1] = statistic
  end
  return sort_by(statistics, function(one) return one.size, one.count end)
end

-- What has changed from the snapshot `old` to `new`: a list, the largest change first.
local function compared_statistics(new, old, key_type, cumulative)
  local new_group, old_group = group_by(new, key_type, cumulative), group_by(old, key_type, cumulative)
  local statistics = {}
  local function add(traceback, now, before)
    statistics[#statistics + 1] = setmetatable({
      traceback = traceback,
      size = now.size, size_diff = now.size - before.size,
      count = now.count, count_diff = now.count - before.count,
    }, StatisticDiff)
  end
  local none = {size = 0, count = 0}
  for key, now in pairs(new_group) do add(now.traceback, now, old_group[key] or none) end
  for key, before in pairs(old_group) do
    if not new_group[key] then add(before.traceback, none, before) end
  end
  return sort_by(statistics, function(one)
    return abs(one.size_diff), one.size, abs(one.count_diff), one.count
  end)
end

return {_statistics_of = statistics_of, _compared_statistics = compared_statistics}
