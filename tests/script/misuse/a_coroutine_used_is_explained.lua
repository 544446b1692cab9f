async function fetch(id)
  return {title = "user " .. id}
end

async function main()
  local user = fetch(1)
  print(user.title)
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: AttributeError: 'coroutine' object has no attribute 'title'
-- expect stderr contains:   used-without-await: user is a coroutine object, not its result.
-- expect stderr contains:  6 |   local user = fetch(1)
-- expect stderr contains: made here
-- expect stderr contains:  7 |   print(user.title)
-- expect stderr contains: used here as its result
-- expect stderr contains:   fix   local user = await fetch(1)     line 6
-- expect stderr contains:   more  moonloop explain used-without-await
-- expect exit: 1
