-- As CPython 3.11: the part of the line that was running, unless it is all of it.
local box = setmetatable({}, {
  __index = function(_, key)
    raise KeyError(key)
  end,
  __add = function()
    raise ValueError("add")
  end,
})

local function bad(n)
  if n > 0 then raise ValueError("bad") end -- raised here
end

async function worse(n)
  await asyncio.sleep(0)
  bad(n)
end

async function shows(f)
  try
    await f()
  except Exception as e
    asyncio.get_running_loop():call_exception_handler({message = "shown", exception = e})
  end
end

local lines = {
  async function()
    local x = await worse(1) + 1
  end,
  async function()
    print(1, bad(2), tostring(3))
  end,
  async function()
    local x = {await asyncio.gather(worse(3), asyncio.sleep(1))}
  end,
  async function()
    local x = await asyncio.gather(5)
  end,
  async function()
    local x = await box
  end,
  async function()
    local x = box["key"]
  end,
  async function()
    local x = (box) +  1
  end,
  async function()
    local x = "日本", bad(2)
  end,
  async function()
    local x = bad(bad(1)) -- which of them is not known
  end,
  async function()
    local x = bad(4,
                  5)
  end,
  async function()
    local x = asyncio.wait_for(await asyncio.wait_for(worse(5), 1), 2)
  end,
  async function()
    local x = await worse("x") < 2
  end,
  async function()
    local x = await nosuch(1)
  end,
  async function()
    local x = await nosuch:method(1)
  end,
}

async function main()
  for _, line in ipairs(lines) do await shows(line) end
end

asyncio.run(main())
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 30, in <anonymous>
-- expect stderr:     local x = await worse(1) + 1
-- expect stderr:               ^^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 17, in worse
-- expect stderr:     bad(n)
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 33, in <anonymous>
-- expect stderr:     print(1, bad(2), tostring(3))
-- expect stderr:              ^^^^^^
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 36, in <anonymous>
-- expect stderr:     local x = {await asyncio.gather(worse(3), asyncio.sleep(1))}
-- expect stderr:                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 17, in worse
-- expect stderr:     bad(n)
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 39, in <anonymous>
-- expect stderr:     local x = await asyncio.gather(5)
-- expect stderr:                     ^^^^^^^^^^^^^^^^^
-- expect stderr: TypeError: An asyncio.Future, a coroutine or an awaitable is required
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 42, in <anonymous>
-- expect stderr:     local x = await box
-- expect stderr:               ^^^^^^^^^
-- expect stderr: TypeError: object table can't be used in 'await' expression
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 45, in <anonymous>
-- expect stderr:     local x = box["key"]
-- expect stderr:               ~~~^^^^^^^
-- expect stderr:   File "FILE", line 4, in __index
-- expect stderr:     raise KeyError(key)
-- expect stderr: KeyError: 'key'
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 48, in <anonymous>
-- expect stderr:     local x = (box) +  1
-- expect stderr:               ~~~~~~^~~~
-- expect stderr:   File "FILE", line 7, in __add
-- expect stderr:     raise ValueError("add")
-- expect stderr: ValueError: add
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 51, in <anonymous>
-- expect stderr:     local x = "日本", bad(2)
-- expect stderr:                       ^^^^^^
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 54, in <anonymous>
-- expect stderr:     local x = bad(bad(1)) -- which of them is not known
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 57, in <anonymous>
-- expect stderr:     local x = bad(4,
-- expect stderr:               ^^^^^^
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 61, in <anonymous>
-- expect stderr:     local x = asyncio.wait_for(await asyncio.wait_for(worse(5), 1), 2)
-- expect stderr:                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 17, in worse
-- expect stderr:     bad(n)
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:                   ^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: bad
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 64, in <anonymous>
-- expect stderr:     local x = await worse("x") < 2
-- expect stderr:               ^^^^^^^^^^^^^^^^
-- expect stderr:   File "FILE", line 17, in worse
-- expect stderr:     bad(n)
-- expect stderr:   File "FILE", line 12, in bad
-- expect stderr:     if n > 0 then raise ValueError("bad") end -- raised here
-- expect stderr:        ^^^^^
-- expect stderr: LuaError: attempt to compare number with string
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 67, in <anonymous>
-- expect stderr:     local x = await nosuch(1)
-- expect stderr:                     ^^^^^^^^^
-- expect stderr: LuaError: attempt to call a nil value (global 'nosuch')
-- expect stderr: shown
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 22, in shows
-- expect stderr:     await f()
-- expect stderr:   File "FILE", line 70, in <anonymous>
-- expect stderr:     local x = await nosuch:method(1)
-- expect stderr:                     ^^^^^^^^^^^^^
-- expect stderr: LuaError: attempt to index a nil value (global 'nosuch')
