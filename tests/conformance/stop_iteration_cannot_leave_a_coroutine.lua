local async function raises_stop()
  raise StopIteration("by hand")
end

local async function raises_generator_exit()
  raise GeneratorExit()
end

local async function main()
  local task = asyncio.create_task(raises_stop())
  try
    await task
  except RuntimeError as e
    print(repr(e))
    print(repr(e.cause))
  end
  try
    await raises_generator_exit()
  except GeneratorExit as e
    print(repr(e))
  end
end

asyncio.run(main())
