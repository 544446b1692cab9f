local async function main()
  local semaphore = asyncio.Semaphore(1)

  local async function worker(name, seconds)
    try
      async with asyncio.timeout(0.05) do
        async with semaphore do
          print(name .. " in")
          await asyncio.sleep(seconds)
          print(name .. " done")
        end
      end
    except TimeoutError
      print(name .. " late")
    end
  end

  await asyncio.gather(worker("a", 0.02), worker("b", 10), worker("c", 0.01))
  print(semaphore:locked() and "locked" or "free")
  await worker("d", 0)
end

asyncio.run(main())
