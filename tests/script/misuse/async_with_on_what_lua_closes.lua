async function main()
  local file = io.tmpfile()
  async with file do print("here") end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: object does not support the asynchronous context manager protocol
-- expect stderr contains:   not-async-context-manager: file is closed by Lua, and not by `async with`.
-- expect stderr contains:   fix   local file <close> = ...
-- expect exit: 1
