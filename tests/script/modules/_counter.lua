-- A module in Moonloop Lua.
local M = {CounterError = Exception:subclass("CounterError")}
local n = 0

async function M.next()
  await asyncio.sleep(0)
  n = n + 1
  return n
end

async function M.upto(last)
  for i = 1, last do yield i end
end

async function M.fails()
  raise M.CounterError("no more")
end

return M
