-- What get_stack gives are plain tables with the fields of Python's FrameSummary.
local async function sleeps()
  try
    async with asyncio.timeout(5) do
      await asyncio.sleep(1)
    end
  finally
    await asyncio.sleep(0)
  end
end

local async function main()
  local task = asyncio.create_task(sleeps())
  for turn = 1, 3 do
    local frame = task:get_stack()[1]
    print(turn, frame.filename, frame.lineno, frame.name, frame.line)
    await asyncio.sleep(turn - 1)
  end
end

-- expect: 1	a_frame_is_a_table.lua	2	sleeps	local async function sleeps()
-- expect: 2	a_frame_is_a_table.lua	5	sleeps	await asyncio.sleep(1)
-- expect: 3	a_frame_is_a_table.lua	8	sleeps	await asyncio.sleep(0)
asyncio.run(main())
