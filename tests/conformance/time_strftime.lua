-- What C writes for a date, and which dates are none.
local names = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"}
local function parts_of(...)
  local parts = {}
  for place, value in ipairs {...} do parts[names[place]] = value end
  return parts
end

local function show(template, parts)
  try
    print(repr(time.strftime(template, parts)))
  except Exception as err
    print(repr(err))
  end
end

for _, template in ipairs {"%Z %z", "%Q", "abc%", "", "%%", "%-d", "%C%y %G-W%V-%u %U %w", "a\0b"} do
  show(template, time.gmtime(0))
end
print(time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)

local all = "%Y-%m-%d %H:%M:%S %a %j"
for _, values in ipairs {
  {1970, 0, 1, 0, 0, 0, 0, 1, 0}, {1970, 13, 1, 0, 0, 0, 0, 1, 0}, {1970, 1, 32, 0, 0, 0, 0, 1, 0},
  {1970, 1, 0, 0, 0, 0, 0, 1, 0}, {1970, 1, 1, 24, 0, 0, 0, 1, 0}, {1970, 1, 1, 0, 60, 0, 0, 1, 0},
  {1970, 1, 1, 0, 0, 62, 0, 1, 0}, {1970, 1, 1, 0, 0, 0, -2, 1, 0}, {1970, 1, 1, 0, 0, 0, 8, 1, 0},
  {1970, 1, 1, 0, 0, 0, 0, 367, 0}, {1970, 1, 1, 0, 0, 0, 5, 0, 0}, {10000000000, 1, 1, 0, 0, 0, 3, 1, 0},
  {5, 1, 1, 0, 0, 0, 3, 1, 0}, {1970, 1, 1, 0, 0, 0, 1.5, 1, 1},
} do
  show(all, parts_of(table.unpack(values)))
end
