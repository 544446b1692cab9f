local async function sleeper(name, delay)
  await asyncio.sleep(delay)
  print(name)
end

local async function main()
  await asyncio.gather(
    sleeper("third", 0.06),
    sleeper("first", 0.02),
    sleeper("zero", 0),
    sleeper("second", 0.04)
  )
end

asyncio.run(main())
