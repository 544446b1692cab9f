for _, seconds in ipairs {0, 86400 * 364.5, 1700000000, 951782400.9, -1} do
  local parts = time.gmtime(seconds)
  print(parts.tm_year, parts.tm_mon, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
        parts.tm_wday, parts.tm_yday, parts.tm_isdst)
  print(time.strftime("%Y-%m-%d %H:%M:%S %X %j %A %d. %B, 100%%", parts))
end
print(time.mktime(time.localtime(1700000000)))
print(time.ctime(1700000000) == time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(1700000000)) and "alike")
print(#time.strftime("%X"), #time.ctime())
for _, value in ipairs {0 / 0, 1e30} do
  try
    time.gmtime(value)
  except ValueError, OverflowError as e
    print(e)
  end
end
try
  time.strftime("%H", 5)
except TypeError as e
  print(e)
end
