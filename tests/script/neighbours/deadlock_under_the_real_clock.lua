local async function main()
  await asyncio.get_running_loop():create_future()
end

asyncio.run(main())
-- args: --clock=real --explain=off
-- expect stderr contains: every task waits, and nothing is left that could wake one
-- expect exit: 1
