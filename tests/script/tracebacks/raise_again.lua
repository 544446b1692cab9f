local function f()
  raise ValueError("v")
end

try
  f()
except ValueError
  raise
end
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 6, in <module>
-- expect stderr:     f()
-- expect stderr:   File "FILE", line 2, in f
-- expect stderr:     raise ValueError("v")
-- expect stderr: ValueError: v
-- expect exit: 1
