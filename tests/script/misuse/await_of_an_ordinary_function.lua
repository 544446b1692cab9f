local function save(what) print("saved " .. what) end

async function main()
  await save("all")
end

asyncio.run(main())
-- args: --clock=virtual
-- expect: saved all
-- expect stderr contains: TypeError: object nil can't be used in 'await' expression
-- expect stderr contains:   not-awaitable: save("all") returned nil, so there is nothing to wait for.
-- expect stderr contains:   fix   save("all")
-- expect exit: 1
