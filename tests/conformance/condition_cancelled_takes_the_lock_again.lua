local async function waiter(name, condition)
  try
    async with condition do
      try
        await condition:wait()
        print(name .. " woken")
      except asyncio.CancelledError as e
        print(name .. " " .. repr(e) .. (condition:locked() and " locked" or " free"))
        raise
      end
    end
  except asyncio.CancelledError
    print(name .. " cancelled")
  end
end

local async function main()
  local condition = asyncio.Condition()

  -- Cancelled while it waits for the news.
  local a = asyncio.create_task(waiter("a", condition))
  await asyncio.sleep(0)
  a:cancel("a1")
  await asyncio.wait({a})

  -- Cancelled, and the lock is held by somebody else: it waits for the lock, whatever comes.
  local b = asyncio.create_task(waiter("b", condition))
  await asyncio.sleep(0)
  await condition:acquire()
  b:cancel("b1")
  await asyncio.sleep(0)
  b:cancel("b2")
  await asyncio.sleep(0)
  print(b:done() and "done" or "not done")
  condition:release()
  await asyncio.wait({b})

  -- Notified, and cancelled while it waits for the lock.
  local c = asyncio.create_task(waiter("c", condition))
  await asyncio.sleep(0)
  await condition:acquire()
  condition:notify()
  await asyncio.sleep(0)
  c:cancel("c1")
  await asyncio.sleep(0)
  c:cancel("c2")
  await asyncio.sleep(0)
  condition:release()
  await asyncio.wait({c})

  -- Notified and cancelled in one turn: the news is lost, as in Python.
  local d = asyncio.create_task(waiter("d", condition))
  local e = asyncio.create_task(waiter("e", condition))
  await asyncio.sleep(0)
  async with condition do
    condition:notify()
    d:cancel()
  end
  await asyncio.wait({d})
  await asyncio.sleep(0)
  print(e:done() and "e woken" or "e waits on")
  async with condition do
    condition:notify()
  end
  await e
  print(condition:locked() and "locked" or "free")
end

asyncio.run(main())
