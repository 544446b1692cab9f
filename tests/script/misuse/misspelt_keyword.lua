-- args: --clock=virtual
async function work()
  return 1
end

async function main()
  local task = asyncio.create_task(work())
  print(await asyncio.gather(task, {return_exception = true}))
end

asyncio.run(main())
-- expect stderr contains: TypeError: gather() got an unexpected keyword argument 'return_exception'
-- expect stderr contains: unexpected-keyword: gather has no return_exception.
-- expect stderr contains: fix   return_exceptions = ...         if that was meant
-- expect exit: 1
