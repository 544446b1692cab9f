-- args: -X dev --clock=virtual
-- What takes a moment without debug mode takes not much longer with it.
local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

async function main()
  local list, counts, sum = {}, {}, 0
  for i = 1, 20000 do list[i] = {x = i} end
  for _, v in ipairs(list) do sum = sum + v.x end
  for word in ("one two two three three three "):rep(2000):gmatch("%a+") do
    counts[word] = (counts[word] or 0) + 1
  end
  print(fib(22), sum, counts.three)
end

asyncio.run(main())

-- expect: 17711	200010000	6000
