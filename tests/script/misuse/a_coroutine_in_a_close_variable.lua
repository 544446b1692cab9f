-- A coroutine object is nothing that can be closed: what it returns was meant.
async function open()
  return setmetatable({}, {__close = function() print("closed") end})
end

async function main()
  local file <close> = await open()
  local ok, e = pcall(function()
    local other <close> = open()
  end)
  print(ok, e)
end

asyncio.run(main())
-- args: --clock=virtual --explain=off
-- expect: false	'coroutine' object does not support the context manager protocol
-- expect: closed
-- expect stderr contains: RuntimeWarning: coroutine 'open' was never awaited
-- expect exit: 0
