-- args: --clock=virtual --warnings=ignore
async function may_fail(n) end
async function main()
  local ok, err = await pcall(may_fail, 1)
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: pcall cannot wait, so there is nothing to await in what it
-- expect stderr contains:   fix   try await may_fail(1) except as e ... end       instead of pcall
-- expect exit: 1
