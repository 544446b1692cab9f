-- args: -X dev --clock=virtual --explain=off
-- The way to the line belongs to the warning: one that was told already is another one.
async function work() end

local function drop()
  work()
end

async function main()
  drop()
  drop()
  for _ = 1, 2 do drop() end
end

asyncio.run(main())
io.stderr:write("that is all\n")

-- expect stderr contains: FILE:6: RuntimeWarning: coroutine 'work' was never awaited
-- expect stderr contains:   File "FILE", line 10, in main
-- expect stderr contains:   File "FILE", line 11, in main
-- expect stderr contains:   File "FILE", line 12, in main
