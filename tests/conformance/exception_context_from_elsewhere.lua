local function chain(e)
  local text = repr(e)
  while e.context do
    e = e.context
    text = text .. " while " .. repr(e)
  end
  return text
end

local async function fails()
  try
    raise KeyError("inner")
  except KeyError
    raise ValueError("outer")
  end
end

local async function cleans_up(awaitable)
  try
    raise OSError("handled")
  finally
    await awaitable
  end
end

local async function handles(awaitable)
  try
    raise OSError("handled")
  except OSError
    await awaitable
  end
end

local async function generator()
  try
    yield 1
    raise KeyError("in the generator")
  except KeyError as e
    print("generator " .. chain(e))
    raise ValueError("from the generator")
  end
end

local async function iterates()
  try
    raise OSError("handled")
  except OSError
    async for _ in generator() do
    end
  end
end

local async function attempt(name, awaitable)
  try
    await awaitable
  except Exception as e
    print(name .. " " .. chain(e))
  end
end

local async function main()
  local done
  -- What a task has raised comes up again where it is awaited: while what is handled there is handled.
  for _, use in ipairs {cleans_up, handles} do
    await attempt("coroutine", use(fails()))
    await attempt("task", use(asyncio.create_task(fails())))
    await attempt("gather", use(asyncio.gather(fails())))
    done = asyncio.create_task(fails())
    await asyncio.wait({done})
    await attempt("done", use(done))
  end
  -- What a generator raises is raised inside its caller.
  await attempt("generator", iterates())
  try
    raise KeyError("handled")
  except KeyError
    try
      done:result()
    except ValueError as e
      print("result() " .. chain(e))
    end
  end
end

asyncio.run(main())
