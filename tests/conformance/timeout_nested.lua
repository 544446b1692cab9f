local async function nested(outer_delay, inner_delay)
  local outer, inner
  try
    async with asyncio.timeout(outer_delay) as o do
      outer = o
      try
        async with asyncio.timeout(inner_delay) as i do
          inner = i
          await asyncio.sleep(10)
        end
      except TimeoutError
        print("inner timed out")
      end
      print("inner is over")
      await asyncio.sleep(0)
    end
  except TimeoutError
    print("outer timed out")
  end
  print("outer " .. (outer:expired() and "expired" or "not expired"))
  print("inner " .. (inner:expired() and "expired" or "not expired"))
end

local async function main()
  local loop = asyncio.get_running_loop()
  await nested(5, 0.01)
  await nested(0.01, 5)
  try
    async with asyncio.timeout_at(loop:time() + 0.01) do
      async with asyncio.timeout_at(nil) do
        await asyncio.sleep(10)
      end
    end
  except TimeoutError
    print("timeout_at")
  end
end

asyncio.run(main())
