local async function main(n)
  await asyncio.sleep(0)
  return n * 2
end

local async function two()
  return "first", "second"
end

print(asyncio.run(main(21)))
print(asyncio.run(main(4)))
local a, b = asyncio.run(two())
print(a .. " " .. b)
