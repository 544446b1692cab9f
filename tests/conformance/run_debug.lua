local async function main()
  local loop = asyncio.get_running_loop()
  print(loop:get_debug() and "debug" or "no debug")
end

asyncio.run(main())
asyncio.run(main(), {debug = true})
asyncio.run(main(), {debug = false})
