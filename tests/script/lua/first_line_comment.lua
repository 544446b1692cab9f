#!/usr/bin/env moonloop
-- A first line that begins with # is skipped, and still counts as a line.

-- expect: 5
print(debug.getinfo(1, "l").currentline)
