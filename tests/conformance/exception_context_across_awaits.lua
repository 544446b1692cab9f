local async function fails()
  await asyncio.sleep(0)
  raise KeyError("second")
end

local async function cleans_up()
  try
    raise ValueError("first")
  except ValueError
    await asyncio.sleep(0)
    await fails()
  end
end

local async function other()
  for n = 1, 3 do
    try
      raise OSError("of another task")
    except OSError
      await asyncio.sleep(0)
    end
  end
end

local async function main()
  local task = asyncio.create_task(other())
  try
    await cleans_up()
  except KeyError as e
    print(repr(e))
    print(repr(e.context))
    print(e.context.context == nil and "none" or "some")
  end
  await task
end

asyncio.run(main())
