-- Eager tasks came with Python 3.12. The expectation is what CPython 3.13.0 prints for the same program: what an eager
-- step raises, it raises while the exception is handled around the call that made the task.
local async function inner()
  try
    raise ValueError("inner")
  except ValueError as err
    print(repr(err.context))
  end
  await asyncio.sleep(0)
  try
    raise ValueError("later")
  except ValueError as err
    print(err.context == nil and "None" or repr(err.context))
  end
end

local async function main()
  asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
  local task
  try
    raise KeyError("outer")
  except KeyError
    task = asyncio.create_task(inner())
  end
  await task
end

asyncio.run(main())
