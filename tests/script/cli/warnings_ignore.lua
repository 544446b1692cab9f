-- --warnings=ignore says nothing of a coroutine that was never awaited.

-- args: --clock=virtual --warnings=ignore
local async function custom_coro()
end
custom_coro()
-- expect: done
print("done")
