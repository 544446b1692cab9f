import time

for seconds in (0, 86400 * 364.5, 1700000000, 951782400.9, -1):
    parts = time.gmtime(seconds)
    print(parts.tm_year, parts.tm_mon, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
          parts.tm_wday, parts.tm_yday, parts.tm_isdst, sep="\t")
    print(time.strftime("%Y-%m-%d %H:%M:%S %X %j %A %d. %B, 100%%", parts))
print(time.mktime(time.localtime(1700000000)))
print(time.ctime(1700000000) == time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(1700000000)) and "alike")
print(len(time.strftime("%X")), len(time.ctime()), sep="\t")
for value in (float("nan"), 1e30):
    try:
        time.gmtime(value)
    except (ValueError, OverflowError) as e:
        print(e)
try:
    time.strftime("%H", 5)
except TypeError as e:
    print(e)
