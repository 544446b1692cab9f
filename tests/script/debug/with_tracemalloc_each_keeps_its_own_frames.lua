-- args: --clock=virtual --explain=off -X tracemalloc=1 -X dev
async function custom_coro()
end

async function main()
  custom_coro()
end

asyncio.run(main())
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr: Coroutine created at (most recent call last)
-- expect stderr:   File "FILE", line 9, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 6, in main
-- expect stderr:     custom_coro()
-- expect stderr:   custom_coro()
-- expect stderr: Object allocated at (most recent call last):
-- expect stderr:   File "FILE", lineno 6
-- expect stderr:     custom_coro()
