local async function custom_coro()
end

local async function main()
  custom_coro()
end

asyncio.run(main(), {debug = true})
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr: Coroutine created at (most recent call last)
-- expect stderr:   File "FILE", line 8, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 5, in main
-- expect stderr:     custom_coro()
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
