local async function main()
  local lock = asyncio.Lock()
  try
    lock:release()
  except RuntimeError as e
    print(repr(e))
  end
  await lock:acquire()

  -- Anybody may give it back.
  local async function other()
    lock:release()
  end
  await asyncio.create_task(other())
  print(lock:locked() and "locked" or "free")

  try
    async with lock do
      lock:release()
    end
  except RuntimeError as e
    print(repr(e))
  end
  print(lock:locked() and "locked" or "free")
end

asyncio.run(main())
