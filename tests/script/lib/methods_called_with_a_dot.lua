-- The library's objects tell what a dot in the place of a colon means, as C's do.

local async function nothing() end

local function raised(f, ...)
  try
    f(...)
  except TypeError as e
    return tostring(e)
  end
end

local runner <close> = asyncio.Runner()
-- expect: run() was called without its object: write object:run(), with a colon
print(raised(runner.run, nil))

local async function main()
  local c = nothing()
  async with asyncio.TaskGroup() as group do
    -- expect: create_task() was called without its object: write object:create_task(), with a colon
    print(raised(group.create_task, c))
  end
  async with asyncio.timeout(1) as limit do
    -- expect: reschedule() was called without its object: write object:reschedule(), with a colon
    print(raised(limit.reschedule, 5))
    -- expect: when() was called without its object: write object:when(), with a colon
    print(raised(limit.when))
  end
  await c
end

runner:run(main())
