local Account = {}
Account.__index = Account

async function Account:change(amount)
  async with self.lock do
    self.value = self.value + amount
  end
end

async function Account:empty()
  async with self.lock do
    await self:change(-self.value)
  end
end

local account = setmetatable({lock = asyncio.Lock(), value = 5}, Account)
asyncio.run(account:empty())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: line 5: async with self.lock do  waits for lock self.lock, taken in line 11 by itself
-- expect stderr contains: a task waits for self.lock that it holds itself.
