-- As in Python it shows when its time has come; but with the line that gave it away.
-- args: --clock=virtual
async function tick()
end

async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(tick())
  await asyncio.sleep(1)
end

asyncio.run(main())
-- expect stderr: Exception in callback tick()
-- expect stderr: handle: <Handle tick()>
-- expect stderr: TypeError: 'coroutine' object is not callable
-- expect stderr:
-- expect stderr:   coroutine-in-call-soon: call_soon() was given the coroutine object tick().
-- expect stderr:      |
-- expect stderr:    8 |   loop:call_soon(tick())
-- expect stderr:      |   ^^^^^^^^^^^^^^^^^^^^^^ given to the event loop here
-- expect stderr:      |
-- expect stderr:    why   It calls a plain function, and is done with it: nothing would run the
-- expect stderr:          coroutine object. A task runs it.
-- expect stderr:    fix   asyncio.create_task(tick())     runs it as a task
-- expect stderr:    more  moonloop explain coroutine-in-call-soon
-- expect stderr:
-- expect stderr: FILE:8: RuntimeWarning: coroutine 'tick' was never awaited
-- expect stderr:   loop:call_soon(tick())
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr:
-- expect stderr:   never-awaited: tick() made a coroutine object, and nothing ran it.
-- expect stderr:      |
-- expect stderr:    8 |   loop:call_soon(tick())
-- expect stderr:      |                  ^^^^^^ made here, never run
-- expect stderr:      |
-- expect stderr:    why   Calling an async function runs none of its body. It makes a coroutine
-- expect stderr:          object, which runs only when it is awaited or given to the event loop.
-- expect stderr:    fix   await tick()                    wait for it here
-- expect stderr:          asyncio.create_task(tick())     beside this; await it later
-- expect stderr:    more  moonloop explain never-awaited
