-- args: --explain=off check
local asyncio = require "asyncio"
local cache, last = {}, 0

async function fetch(n)
  local answer = await asyncio.sleep(1, n)
  answer = answer * 2
  return answer
end

async function remember(n)
  cache[n] = await asyncio.sleep(1, n)
  return n
end

async function count(n)
  await asyncio.sleep(1)
  last = last + n
  return last
end

async function now(n) return n end

async function ask(n)
  print("Name of number " .. n .. "?")
  return await asyncio.sleep(1, n)
end

async function main(urls)
  local list, other = {}, {}
  for i = 1, 3 do
    list[i] = await fetch(i)
  end
  for _, url in ipairs(urls) do
    local page = await fetch(url)
    list[#list + 1] = page
  end
  local total = 0
  for i = 1, 3 do total = total + await fetch(i) end
  for i = 1, 3 do table.insert(other, await fetch(i)) end
  -- Each of these needs the order, or may need it, or has nothing to gain.
  for i = 1, 3 do list[i] = await fetch(list[i - 1]) end
  for i = 1, 3 do list[i] = await remember(i) end
  for i = 1, 3 do list[i] = await count(i) end
  for i = 1, 3 do list[i] = await now(i) end
  for i = 1, 3 do list[i] = await ask(i) end
  for i = 1, 3 do await fetch(i) end
  for i = 1, 3 do list[i] = await asyncio.sleep(1, i) end
  for i = 1, 3 do
    list[i] = await fetch(i)
    if list[i] > 4 then break end
  end
  while #list < 3 do list[#list + 1] = await fetch(1) end
  for i = 1, 3 do
    local page = await fetch(i)
    other[i] = list
  end
  async for n in numbers() do list[n] = await fetch(n) end
end

asyncio.run(main{})
-- expect: FILE:32:15: sequential-awaits: each fetch(i) waits for the one before
-- expect: FILE:35:18: sequential-awaits: each fetch(url) waits for the one before
-- expect: FILE:39:35: sequential-awaits: each fetch(i) waits for the one before
-- expect: FILE:40:39: sequential-awaits: each fetch(i) waits for the one before
-- expect exit: 0
