local function f()
  try
    raise ValueError("first")
  except ValueError
    raise KeyError("second")
  end
end

f()
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 3, in f
-- expect stderr:     raise ValueError("first")
-- expect stderr: ValueError: first
-- expect stderr: 
-- expect stderr: During handling of the above exception, another exception occurred:
-- expect stderr: 
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 9, in <module>
-- expect stderr:     f()
-- expect stderr:   File "FILE", line 5, in f
-- expect stderr:     raise KeyError("second")
-- expect stderr: KeyError: 'second'
-- expect exit: 1
