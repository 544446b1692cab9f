local async function bad() raise ValueError("x") end

local async function main()
  local task = asyncio.create_task(bad())
  try
    await task
  except ValueError as e
    print("handled", e)
  end
end

asyncio.run(main())
io.stderr:write("nothing\n")
-- expect: handled	x
-- expect stderr: nothing
