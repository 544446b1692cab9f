local async function main()
  print(await asyncio.sleep(0, "zero"))
  print(await asyncio.sleep(0.001, {result = "short"}))
  print(await asyncio.sleep(-1, "negative"))
  print(await asyncio.sleep(0) == nil and "nothing" or "something")
end

asyncio.run(main())
