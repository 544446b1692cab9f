-- The allocator looks at the stack in the midst of everything: stacks that grow, shrink and overflow,
-- errors, many arguments, coroutines in coroutines, code being loaded.
-- args: --clock=virtual --explain=off -X tracemalloc=20
local function deep(n)
  if n == 0 then return {} end
  local a, b = {}, n
  return (deep(n - 1))
end
local function overflow() return 1 + overflow() end
local function nested(n)
  if n == 0 then deep(300) error({}) end
  return coroutine.wrap(nested)(n - 1)
end
async function work(n)
  for i = 1, 3 do
    deep(n)
    print(select("#", table.unpack({}, 1, n)), pcall(nested, n % 50))
    await asyncio.sleep(0)
    load("return " .. ("{"):rep(100) .. ("}"):rep(100))()
  end
end
async function main()
  await asyncio.gather(work(100), work(2000))
  print(pcall(overflow))
end
local ok = print
print = function(...) ok(select("#", ...)) end
asyncio.run(main())
ok(tracemalloc.get_traceback_limit(), #tracemalloc.take_snapshot():statistics("traceback") > 10)
-- expect: 3
-- expect: 3
-- expect: 3
-- expect: 3
-- expect: 3
-- expect: 3
-- expect: 2
-- expect: 20	true
