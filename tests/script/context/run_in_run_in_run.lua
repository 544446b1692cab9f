-- Calls of run in each other are not bounded by C's stack, in a task or outside.
-- skip: gcstress too many frames
-- skip: valgrind too many frames
local var = contextvars.ContextVar("var")

local function nest(depth)
  var:set(depth)
  if depth == 0 then return 0 end
  local inner = contextvars.copy_context():run(nest, depth - 1)
  assert(var:get() == depth)
  return inner + 1
end

local function fail(depth)
  if depth == 0 then raise ValueError("innermost") end
  contextvars.copy_context():run(fail, depth - 1)
end

local async function main()
  print(nest(900))
  try
    fail(900)
  except ValueError as err
    print(err)
  end
  await asyncio.sleep(0)
end

print(nest(900))
asyncio.run(main())
print(contextvars.copy_context():run(function(...) return select("#", ...), ... end, 1, nil, nil))
-- expect: 900
-- expect: 900
-- expect: innermost
-- expect: 3	1	nil	nil
