local Manager = {}

async function Manager:__aenter()
  try
    for turn = 0, 2 do
      await asyncio.sleep(0)
      print("entering " .. turn)
    end
  except asyncio.CancelledError
    print("cancelled while entering")
    raise
  end
end

async function Manager:__aexit(exception)
  print("leaving " .. (exception and repr(exception) or "quietly"))
  try
    for _ = 0, 2 do
      await asyncio.sleep(0)
    end
  except asyncio.CancelledError as e
    print("cancelled while leaving " .. repr(e))
    raise
  end
  print("left")
end

local async function uses()
  async with setmetatable({}, Manager) do
    print("inside")
    for _ = 0, 2 do
      await asyncio.sleep(0)
    end
    print("inside again")
  end
  return "result"
end

local async function main()
  for turns = 0, 11 do
    print("after " .. turns)
    local task = asyncio.create_task(uses())
    for _ = 1, turns do
      await asyncio.sleep(0)
    end
    task:cancel("after " .. turns)
    try
      print(await task)
    except asyncio.CancelledError as e
      print(repr(e))
    end
  end
end

asyncio.run(main())
