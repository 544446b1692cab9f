local Manager = {}
async function Manager:__aenter() return self.value end
async function Manager:__aexit(e)
  await asyncio.sleep(0)
  print("exit", self.value, e == nil and "nil" or repr(e))
  return self.swallow
end
local function manager(value, swallow) return setmetatable({value = value, swallow = swallow}, Manager) end

local async function returns(...)
  async with manager("r") as r do
    return r, ...
  end
end

local async function loops()
  for i = 1, 4 do
    async with manager(i) as n do
      if n == 1 then goto continue end
      if n == 3 then break end
      print("body", n)
    end
    ::continue::
  end
end

local async function two(...)
  async with manager("a"), manager("b") as b do
    print(b, select("#", ...), ...)
    return "both", ...
  end
end

local async function swallows()
  async with manager("s", "yes") do
    error("lua error", 0)
  end
  return "swallowed"
end

local async function main()
  print(await returns(1, nil))
  await loops()
  print(await two(nil, 2, nil))
  print(await swallows())
  try
    async with manager("m") do
      raise
    end
  except RuntimeError as e
    print(e)
  end
  -- The name is local to the block.
  local name = "outer"
  async with manager("inner") as name do
    print(name)
  end
  print(name)
end

asyncio.run(main())
-- expect: exit	r	nil
-- expect: r	1	nil
-- expect: exit	1	nil
-- expect: body	2
-- expect: exit	2	nil
-- expect: exit	3	nil
-- expect: b	3	nil	2	nil
-- expect: exit	b	nil
-- expect: exit	a	nil
-- expect: both	nil	2	nil
-- expect: exit	s	LuaError('lua error')
-- expect: swallowed
-- expect: exit	m	RuntimeError('No active exception to reraise')
-- expect: No active exception to reraise
-- expect: inner
-- expect: exit	inner	nil
-- expect: outer
