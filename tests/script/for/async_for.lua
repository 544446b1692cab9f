local Range = {}
Range.__index = Range
async function Range:__anext()
  await asyncio.sleep(0)
  if self.i < self.n then
    self.i = self.i + 1
    return self.i, self.i * 10, nil, "fourth"
  end
end
local function range(n) return setmetatable({i = 0, n = n}, Range) end
local Iterable = {}
Iterable.__index = Iterable
function Iterable:__aiter() return range(2) end

local async function pairs_of(t)
  for k, v in pairs(t) do yield k, v end
end

local async function main()
  async for a, b, c, d in range(2) do print(a, b, c, d) end
  async for x in setmetatable({}, Iterable) do print(x) end
  async for k, v in pairs_of({key = "value"}) do print(k, v) end
  async for i in range(5) do
    if i == 2 then goto continue end
    if i == 4 then break end
    print("i", i)
    ::continue::
  end
  local async function first(n)
    async for i in range(n) do return i end
    return "none"
  end
  print(await first(3), await first(0))
  for _, wrong in ipairs {5, {}, "text"} do
    try
      async for x in wrong do print("not here") end
    except TypeError as e
      print(e)
    end
  end
end

asyncio.run(main())
-- expect: 1	10	nil	fourth
-- expect: 2	20	nil	fourth
-- expect: 1
-- expect: 2
-- expect: key	value
-- expect: i	1
-- expect: i	3
-- expect: 1	none
-- expect: 'async for' requires an object with __aiter method, got number
-- expect: 'async for' requires an object with __aiter method, got table
-- expect: 'async for' requires an object with __aiter method, got string
