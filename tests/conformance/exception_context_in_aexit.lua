local function kind(e)
  return e == nil and "none" or repr(e)
end

local Manager = {}

async function Manager:__aenter()
  return self
end

async function Manager:__aexit(error)
  try
    await asyncio.sleep(0)
    raise OSError("in exit")
  except OSError as e
    print(repr(e) .. " context " .. kind(e.context))
  end
end

local async function main()
  async with setmetatable({}, Manager) do
    print("fine")
  end
  try
    async with setmetatable({}, Manager) do
      raise ValueError("a")
    end
  except ValueError as e
    print(repr(e) .. " context " .. kind(e.context))
  end
end

asyncio.run(main())
