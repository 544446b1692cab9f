-- coroutine.wrap raises what ended the coroutine; its lines are part of the traceback.
local function inner(n)
  if n > 0 then error("fails") end
end

local numbers = coroutine.wrap(function(n)
  coroutine.yield(n)
  inner(n)
end)
numbers(5)

local outer = coroutine.wrap(function()
  numbers()
end)

local shows = coroutine.wrap(function()
  try
    raise ValueError("shown")
  finally
    outer = outer
  end
end)

async function shown()
  shows()
end

async function main()
  print(pcall(coroutine.wrap(inner), 1))
  asyncio.create_task(shown())
  await asyncio.sleep(0)
end

asyncio.run(main())
collectgarbage()
outer()
-- expect: false	FILE:3: fails
-- expect stderr: Task exception was never retrieved
-- expect stderr: future: <Task finished name='Task-2' coro=<shown() done, defined at FILE:24> exception=ValueError('shown')>
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 25, in shown
-- expect stderr:     shows()
-- expect stderr:   File "FILE", line 18, in <anonymous>
-- expect stderr:     raise ValueError("shown")
-- expect stderr: ValueError: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 36, in <module>
-- expect stderr:     outer()
-- expect stderr:   File "FILE", line 13, in <anonymous>
-- expect stderr:     numbers()
-- expect stderr:   File "FILE", line 8, in <anonymous>
-- expect stderr:     inner(n)
-- expect stderr:   File "FILE", line 3, in inner
-- expect stderr:     if n > 0 then error("fails") end
-- expect stderr:                   ^^^^^^^^^^^^^^
-- expect stderr: LuaError: fails
-- expect exit: 1
