-- A date made by hand needs no day of the week; what is missing is named.
local date = {tm_year = 2024, tm_mon = 2, tm_mday = 29, tm_hour = 12, tm_min = 0, tm_sec = 0}
-- expect: Thu 060 Feb
print(time.strftime("%a %j %b", date))
date.tm_wday = 0
-- expect: Mon 060
print(time.strftime("%a %j", date))

local function refused(f, ...)
  try
    print(f(...))
  except Exception as err
    print(repr(err))
  end
end
-- expect: TypeError('strftime(): illegal time tuple argument, tm_year is missing')
refused(time.strftime, "%Y", {})
-- expect: TypeError('mktime(): illegal time tuple argument, tm_year is missing')
refused(time.mktime, {})
-- expect: TypeError("'string' object cannot be interpreted as an integer")
refused(time.mktime, {tm_year = "2024", tm_mon = 1, tm_mday = 1, tm_hour = 0, tm_min = 0, tm_sec = 0})
-- expect: TypeError('Tuple or struct_time argument required')
refused(time.strftime, "%Y", 5)
-- expect: 3001
print(#time.strftime(("x"):rep(3000) .. "%u", date))
