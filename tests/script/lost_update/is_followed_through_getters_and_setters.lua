-- args: -X dev --clock=virtual
local Shop = {}
Shop.__index = Shop

function Shop:get_stock()
  return self.stock
end

function Shop:set_stock(stock)
  self.stock = stock
end

local total = 0
local function get_total() return total end
local function set_total(new) total = new end

async function sell(shop)
  local stock = shop:get_stock()
  await asyncio.sleep(0.1)
  shop:set_stock(stock - 1)
end

async function add(n)
  local old = get_total()
  await asyncio.sleep(0)
  local new = old + n
  set_total(new)
end

async function main()
  local shop = setmetatable({stock = 10}, Shop)
  await asyncio.gather(sell(shop), sell(shop), add(1), add(2))
  print(shop:get_stock(), total)
end

asyncio.run(main())

-- expect: 9	2
-- expect stderr contains: FILE:15: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'total'
-- expect stderr contains: read  line 14: local function get_total() return total end
-- expect stderr contains: FILE:10: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'self.stock'
-- expect stderr contains: read  line 6: return self.stock
