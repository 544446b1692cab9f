local async function bad()
  raise ValueError("x")
end

local async function main()
  asyncio.create_task(bad(), {name = "unlucky"})
  await asyncio.sleep(0.01)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: Task exception was never retrieved
-- expect stderr contains: future: <Task finished name='unlucky' coro=<bad() done, defined at FILE:1> exception=ValueError('x')>
-- expect stderr contains:   exception-never-retrieved: 
-- expect stderr contains: more  moonloop explain exception-never-retrieved
