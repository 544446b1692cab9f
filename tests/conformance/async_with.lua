local Manager = {}

local function new_manager(name, options)
  options = options or {}
  return setmetatable({name = name, swallows = options.swallows, fails = options.fails}, Manager)
end

async function Manager:__aenter()
  await asyncio.sleep(0)
  print("enter " .. self.name)
  if self.fails == "enter" then
    raise ValueError("enter " .. self.name)
  end
  return self.name:upper()
end

async function Manager:__aexit(exception)
  await asyncio.sleep(0)
  print("exit " .. self.name .. " " .. (exception == nil and "no exception" or repr(exception)))
  if self.fails == "exit" then
    raise KeyError("exit " .. self.name)
  end
  return self.swallows
end

local async function returns()
  async with new_manager("r") do
    return "returned"
  end
end

local async function main()
  async with new_manager("a") as a, new_manager("b") as b do
    print(a .. b)
  end
  async with new_manager("swallow", {swallows = true}) do
    raise ValueError("swallowed")
  end
  print("goes on")
  try
    async with new_manager("outer") do
      async with new_manager("inner") do
        raise ValueError("through both")
      end
    end
  except ValueError as e
    print(repr(e))
  end
  try
    async with new_manager("failing exit", {fails = "exit"}) do
      raise ValueError("replaced")
    end
  except KeyError as e
    print(repr(e) .. " context " .. repr(e.context))
  end
  try
    async with new_manager("outer", {swallows = true}), new_manager("fails", {fails = "enter"}) do
      print("not here")
    end
  finally
    print("outer has swallowed it")
  end
  print(await returns())
  for n = 0, 2 do
    async with new_manager(tostring(n)) do
      if n == 0 then
        goto continue
      end
      if n == 1 then
        break
      end
    end
    ::continue::
  end
  print("loop left")
end

asyncio.run(main())
