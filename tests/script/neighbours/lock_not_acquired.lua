local account = {lock = asyncio.Lock()}

local async function main()
  await account.lock:acquire()
  account.lock:release()
  account.lock:release()
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: RuntimeError: Lock is not acquired.
-- expect stderr contains: lock-not-acquired: account.lock was released, but nobody held it.
-- expect stderr contains: 6 |   account.lock:release()
-- expect stderr contains: fix   async with account.lock do ... end
