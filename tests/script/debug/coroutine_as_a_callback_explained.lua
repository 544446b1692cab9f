-- args: --clock=virtual
async function tick()
end

async function main()
  asyncio.get_running_loop():call_later(1, tick)
end

asyncio.run(main(), {debug = true})
-- expect exit: 1
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 9, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 6, in main
-- expect stderr:     asyncio.get_running_loop():call_later(1, tick)
-- expect stderr: TypeError: coroutines cannot be used with call_at()
-- expect stderr:
-- expect stderr:   coroutine-in-call-soon: call_at() was given the async function tick.
-- expect stderr:      |
-- expect stderr:    6 |   asyncio.get_running_loop():call_later(1, tick)
-- expect stderr:      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr:      |
-- expect stderr:    why   It calls a plain function. A call of tick only makes a coroutine
-- expect stderr:          object, which nothing would run. A task runs it.
-- expect stderr:    fix   asyncio.create_task(tick())     runs it as a task
-- expect stderr:    more  moonloop explain coroutine-in-call-soon
