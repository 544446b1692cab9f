-- That the coroutine object was never awaited is reported as well, and explained already.
async function fetch(id) return {title = id} end

async function main()
  print(fetch(1).title)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 8, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 5, in main
-- expect stderr:     print(fetch(1).title)
-- expect stderr:           ^^^^^^^^^^^^^^
-- expect stderr: AttributeError: 'coroutine' object has no attribute 'title'
-- expect stderr: 
-- expect stderr:   used-without-await: fetch(1) gives a coroutine object, not a result.
-- expect stderr:      |
-- expect stderr:    5 |   print(fetch(1).title)
-- expect stderr:      |         ^^^^^^^^ not yet a result
-- expect stderr:      |
-- expect stderr:    why   Calling an async function runs none of its body. What it returns
-- expect stderr:          comes out of the coroutine object when that is awaited.
-- expect stderr:    fix   print((await fetch(1)).title)   line 5
-- expect stderr:    more  moonloop explain used-without-await
-- expect stderr: 
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'fetch' was never awaited
-- expect stderr:   print(fetch(1).title)
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect exit: 1
