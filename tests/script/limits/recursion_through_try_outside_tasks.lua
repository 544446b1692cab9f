-- Outside tasks nobody can yield to get a fresh C stack; the parts go on on another Lua thread.
-- skip: gcstress too many frames
-- skip: valgrind too many frames
local function sum(n)
  try
    if n > 0 then return n + sum(n - 1) end
    return 0
  finally
    depth = n
  end
end

local function fails(n)
  try
    if n == 0 then raise ValueError("bottom") end
    fails(n - 1)
  except KeyError
    print("never")
  end
end

local function yields(n)
  try
    if n == 0 then coroutine.yield() end
    yields(n - 1)
  finally
  end
end

local function for_ever()
  try
    for_ever()
  finally
  end
end

print(sum(300), depth)
print(sum(5000), depth)
try
  fails(300)
except ValueError as e
  print(repr(e))
end
print(pcall(yields, 300))
try
  for_ever()
except RecursionError as e
  print(repr(e))
end
async function main()
  for_ever()
end
try
  asyncio.run(main())
except RecursionError as e
  print(repr(e))
end
print(sum(300), depth)
-- expect: 45150	300
-- expect: 12502500	5000
-- expect: ValueError('bottom')
-- expect: false	attempt to yield from outside a coroutine
-- expect: RecursionError('maximum recursion depth exceeded')
-- expect: RecursionError('maximum recursion depth exceeded')
-- expect: 45150	300
