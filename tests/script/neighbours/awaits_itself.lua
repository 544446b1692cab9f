local async function main()
  await asyncio.current_task()
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: Task cannot await on itself: <Task pending name='Task-1' coro=<main() running at FILE:2> cb=[_run_until_complete_cb()]>
-- expect stderr contains:   awaits-itself: 
-- expect exit: 1
