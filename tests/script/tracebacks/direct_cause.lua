try
  raise ValueError("first")
except ValueError as first
  local second = KeyError("second")
  second.cause = first
  raise second
end
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 2, in <module>
-- expect stderr:     raise ValueError("first")
-- expect stderr: ValueError: first
-- expect stderr: 
-- expect stderr: The above exception was the direct cause of the following exception:
-- expect stderr: 
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 6, in <module>
-- expect stderr:     raise second
-- expect stderr: KeyError: 'second'
-- expect exit: 1
