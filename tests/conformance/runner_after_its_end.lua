local async function main()
  print("runs")
end

local function attempt(what)
  try
    print(what() == nil and "True" or "False")
  except RuntimeError, ValueError as e
    print(repr(e))
  end
end

local runner = asyncio.Runner()
runner:close()
runner:close()
-- It was never used, so it is not over.
attempt(function() return runner:run(main()) end)
runner:close()
attempt(function() return runner:get_loop() end)

runner = asyncio.Runner()
runner:run(main())
local loop = runner:get_loop()
runner:close()
attempt(function() return runner:get_loop() end)
local coroutine = main()
attempt(function() return runner:run(coroutine) end)
coroutine:close()
print(loop:is_closed() and "closed" or "open")
attempt(function() return runner:run("no coroutine") end)
