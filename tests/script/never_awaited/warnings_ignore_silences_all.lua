local async function custom_coro() end
local async function bad() raise ValueError("x") end
custom_coro()
local async function main()
  asyncio.create_task(bad())
  await asyncio.sleep(0)
  await asyncio.sleep(0)
end
asyncio.run(main())
io.stderr:write("silence\n")
-- args: --clock=virtual --explain=off --warnings=ignore
-- expect stderr: silence
