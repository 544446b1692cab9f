local async function custom_coro() end
try
  custom_coro()
except RuntimeWarning as e
  print(repr(e))
end
print("goes on")
-- args: --clock=virtual --explain=off --warnings=error
-- expect: RuntimeWarning("coroutine 'custom_coro' was never awaited")
-- expect: goes on
