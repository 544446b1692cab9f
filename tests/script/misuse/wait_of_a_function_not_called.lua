-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  try await asyncio.wait({5}) except AttributeError as e print(e) end
  await asyncio.wait({work})
end
asyncio.run(main())
-- expect: 'number' object has no attribute 'add_done_callback'
-- expect stderr contains: AttributeError: 'function' object has no attribute 'add_done_callback'
-- expect stderr contains:   coroutines-forbidden: asyncio.wait takes tasks, and got the async function
-- expect stderr contains:   fix   local task = asyncio.create_task(work())
-- expect exit: 1
