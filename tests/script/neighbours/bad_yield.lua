local async function main()
  coroutine.yield(5)
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: Task got bad yield: 5
-- expect stderr contains:   File "FILE", line 2, in main
-- expect exit: 1
