-- args: check
local asyncio = require "asyncio"
local Account = {}
Account.__index = Account

async function Account:deposit(amount)
  await asyncio.sleep(0)
  self.total = self.total + amount
end

async function Account:close()
  await self:deposit(1)
  return self.total
end

async function main()
  local account = setmetatable({total = 0}, Account)
  local results, pending = {}, {}
  for i = 1, 3 do pending[#pending + 1] = asyncio.create_task(account:deposit(i)) end
  await asyncio.gather(table.unpack(pending))
  results[#results + 1] = await account:close()
  local coro = account:deposit(1)
  if results[1] == 7 then await coro else coro:close() end
  return results[1]
end

print(asyncio.run(main()))
