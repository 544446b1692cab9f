local async function custom_coro()
  print("runs")
end

local async function main()
  local coro = custom_coro()
  await coro
  await custom_coro()
end

local coro = custom_coro()
asyncio.run(coro)
asyncio.run(custom_coro())
asyncio.run(main())
io.stderr:write("nothing else is said\n")
-- expect: runs
-- expect: runs
-- expect: runs
-- expect: runs
-- expect stderr: nothing else is said
