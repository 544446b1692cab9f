-- args: -X dev --clock=virtual
local nap = asyncio.sleep

async function named()
  try
    await nap(5)
  except ValueError
    print("no")
  except asyncio.CancelledError as e
    print("named", e)
  end
  await nap(1)
end

async function bare()
  try await nap(5)
  except
    return "bare"
  end
end

async function leaves_finally()
  while true do
    try
      await nap(5)
    finally
      break
    end
  end
  await nap(1)
end

async function manager()
  local Quiet = setmetatable({}, {__aenter = async function() end, __aexit = async function() return true end})
  async with Quiet do
    await nap(5)
  end
  await nap(1)
end

async function group()
  try await nap(5)
  except *asyncio.CancelledError
    print("group")
  end
  await nap(1)
end

async function inside_another_call()
  await bare()
  await nap(1)
end

async function main()
  for _, f in ipairs {named, bare, leaves_finally, manager, group, inside_another_call} do
    local task = asyncio.create_task(f(), {name = "T"})
    await nap(1)
    task:cancel("enough")
    await asyncio.wait({task})
    print(task:cancelled())
  end
end

asyncio.run(main())

-- expect: named	enough
-- expect: false
-- expect: false
-- expect: false
-- expect: false
-- expect: group
-- expect: false
-- expect: false
-- expect stderr contains: FILE:9: RuntimeWarning: task 'T' caught its cancellation and went on
-- expect stderr contains: asked line 58: task:cancel("enough")
-- expect stderr contains: now   line 12: await nap(1)
-- expect stderr contains: FILE:17: RuntimeWarning: task 'T' caught its cancellation and returned
-- expect stderr contains: FILE:26: RuntimeWarning: task 'T' caught its cancellation and went on
-- expect stderr contains: FILE:35: RuntimeWarning: task 'T' caught its cancellation and went on
-- expect stderr contains: FILE:43: RuntimeWarning: task 'T' caught its cancellation and went on
-- expect stderr contains: will not be cancelled.
-- expect stderr contains: fix   raise   last in the except block: lets it go on its way
-- expect stderr contains: fix   A return, break or goto in a finally ends every exception.
-- expect stderr contains: fix   Its __aexit says true, which ends every exception.
