-- args: -X dev --clock=virtual
-- In debug mode each of these writes and calls is looked at, which takes longer than the program itself.
local Point = {}
Point.__index = Point

function Point.new(x, y)
  local self = setmetatable({}, Point)
  self.x = x
  self.y = y
  return self
end

function Point:sum()
  return self.x + self.y
end

async function main()
  local sum = 0
  for i = 1, 10000 do sum = sum + Point.new(i, i):sum() end
  print(sum)
end

asyncio.run(main())

-- expect: 100010000
