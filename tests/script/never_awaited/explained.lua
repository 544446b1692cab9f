local async function custom_coro()
  print("hello")
end
custom_coro()
-- args: --clock=virtual
-- expect stderr: FILE:4: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: 
-- expect stderr:   never-awaited: custom_coro() made a coroutine object, and nothing ran it.
-- expect stderr:      |
-- expect stderr:    4 | custom_coro()
-- expect stderr:      | ^^^^^^^^^^^^^ made here, dropped here
-- expect stderr:      |
-- expect stderr:    why   Calling an async function runs none of its body. It makes a coroutine
-- expect stderr:          object, which runs only when it is awaited or given to the event loop.
-- expect stderr:    fix   asyncio.run(custom_coro())      here, outside any async function
-- expect stderr:          await custom_coro()             inside one
-- expect stderr:    more  moonloop explain never-awaited
