local async function custom_coro()
end

local async function main()
  custom_coro()
end

print(tracemalloc.is_tracing())
asyncio.run(main())
-- args: --clock=virtual --explain=off -X tracemalloc
-- expect: true
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: Object allocated at (most recent call last):
-- expect stderr:   File "FILE", lineno 5
-- expect stderr:     custom_coro()
