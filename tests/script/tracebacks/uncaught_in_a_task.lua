local async function inner()
  await asyncio.sleep(0)
  raise ValueError("bad")
end

local async function outer()
  await inner()
end

local function start()
  asyncio.run(outer())
end

start()
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 14, in <module>
-- expect stderr:     start()
-- expect stderr:   File "FILE", line 11, in start
-- expect stderr:     asyncio.run(outer())
-- expect stderr:   File "FILE", line 7, in outer
-- expect stderr:     await inner()
-- expect stderr:   File "FILE", line 3, in inner
-- expect stderr:     raise ValueError("bad")
-- expect stderr: ValueError: bad
-- expect exit: 1
