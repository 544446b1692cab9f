-- An await would raise CancelledError, and give no result.
-- args: --clock=virtual
async function f() return 1 end
async function main()
  local t = asyncio.create_task(f())
  t:cancel()
  print(t:result())
end
asyncio.run(main())
-- expect stderr contains:   result-not-set: t is being cancelled, so it has no result yet.
-- expect stderr contains:   fix   try await t except asyncio.CancelledError end
-- expect exit: 1
