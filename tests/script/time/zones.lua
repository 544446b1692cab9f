-- The clock on the wall of New York, in winter and in summer.
-- env: TZ=EST5EDT,M3.2.0,M11.1.0
-- expect: 1969-12-31 19:00:00 EST -0500 0
print(time.strftime("%Y-%m-%d %H:%M:%S %Z %z %s", time.localtime(0)))
-- expect: 1970-07-20 08:00:00 EDT -0400 17323200
print(time.strftime("%Y-%m-%d %H:%M:%S %Z %z %s", time.localtime(17323200)))
-- expect: EST	-18000	0	EDT	-14400	1
local winter, summer = time.localtime(0), time.localtime(17323200)
print(winter.tm_zone, winter.tm_gmtoff, winter.tm_isdst, summer.tm_zone, summer.tm_gmtoff, summer.tm_isdst)
-- expect: 0.0	17323200.0
print(time.mktime(winter), time.mktime(summer))
-- expect: 1970-01-01 00:00:00 GMT +0000
print(time.strftime("%Y-%m-%d %H:%M:%S %Z %z", time.gmtime(0)))
