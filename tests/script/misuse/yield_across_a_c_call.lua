async function main()
  table.sort({"b", "a"}, function(x, y)
    coroutine.yield()
    return x < y
  end)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to yield across a C-call boundary
-- expect stderr contains:   yield-across-c-call: table.sort called this function, and cannot be paused.
-- expect exit: 1
