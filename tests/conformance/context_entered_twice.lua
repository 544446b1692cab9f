local function attempt(context)
  try
    context:run(print, "inside")
  except RuntimeError as err
    local words = tostring(err)
    local function has(text) return words:find(text, 1, true) and "True" or "False" end
    print(has "cannot enter context" .. " " .. has "is already entered")
  end
end

local async function main()
  local context = contextvars.copy_context()
  context:run(attempt, context)
  attempt(context)
  local mine = contextvars.copy_context()
  local task = asyncio.create_task(asyncio.sleep(0), {context = mine})
  attempt(mine)
  await task
  attempt(mine)

  local async function within()
    attempt(mine)
  end

  await asyncio.create_task(within(), {context = mine})
end

asyncio.run(main())
