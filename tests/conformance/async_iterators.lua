local Countdown = {}
Countdown.__index = Countdown

function Countdown.new(n)
  return setmetatable({n = n}, Countdown)
end

function Countdown:__aiter()
  print("iter")
  return self
end

async function Countdown:__anext()
  await asyncio.sleep(0)
  if self.n == 0 then
    raise StopAsyncIteration()
  end
  self.n = self.n - 1
  return self.n
end

local Fails = {}
Fails.__aiter = Countdown.__aiter

async function Fails:__anext()
  raise ValueError("in anext")
end

local async function main()
  async for n in Countdown.new(3) do
    print(n)
    if n == 1 then
      goto continue
    end
    ::continue::
  end
  local last
  async for n in Countdown.new(3) do
    last = n
    if n == 1 then
      break
    end
  end
  print("left at " .. last)
  for attempt = 0, 1 do
    async for n in Countdown.new(attempt) do
      print("nested " .. n)
    end
  end
  try
    async for n in setmetatable({}, Fails) do
      print("not here")
    end
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
