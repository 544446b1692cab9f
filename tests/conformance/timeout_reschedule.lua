local async function main()
  local loop = asyncio.get_running_loop()
  local last
  async with asyncio.timeout(0.02) as cm do
    cm:reschedule(nil)
    await asyncio.sleep(0.05)
    print("no longer limited")
  end
  try
    async with asyncio.timeout(nil) as cm do
      local when = loop:time() + 0.01
      cm:reschedule(when)
      print(cm:when() == when and "moved" or "not moved")
      await asyncio.sleep(5)
    end
  except TimeoutError
    print("limited after all")
  end
  try
    async with asyncio.timeout(10) as cm do
      last = cm
      cm:reschedule(loop:time() - 1)
      await asyncio.sleep(5)
    end
  except TimeoutError
    print("in the past")
  end
  try
    last:reschedule(5)
  except RuntimeError as e
    print(repr(e))
  end
  print(tostring(last))
  async with asyncio.timeout(5) as cm do
    last = cm
  end
  try
    last:reschedule(5)
  except RuntimeError as e
    print(repr(e))
  end
  print(tostring(last))
  print(tostring(asyncio.timeout(3)))
end

asyncio.run(main())
