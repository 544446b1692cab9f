local async function inner()
  raise KeyError("k")
end

local async function middle()
  return await inner()
end

local async function outer()
  return (await middle())
end

asyncio.run(outer())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 13, in <module>
-- expect stderr:     asyncio.run(outer())
-- expect stderr:   File "FILE", line 10, in outer
-- expect stderr:     return (await middle())
-- expect stderr:             ^^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 6, in middle
-- expect stderr:     return await inner()
-- expect stderr:            ^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 2, in inner
-- expect stderr:     raise KeyError("k")
-- expect stderr: KeyError: 'k'
-- expect exit: 1
