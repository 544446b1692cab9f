-- The parts of a try and of an async with are no frames of their own: callers stay in sight.
tracemalloc.start(4)
local kept

local function show()
  local lines = {}
  for place, frame in ipairs(tracemalloc.get_object_traceback(kept)) do lines[place] = frame.lineno end
  print(table.concat(lines, " "))
end

local function helper()
  try
    try
      try
        kept = {}
      finally
      end
    finally
    end
  finally
  end
end
local function caller() helper() end
local function top() caller() end
top()
show()

local function deep(n)
  try
    if n == 0 then
      kept = {}
    else
      deep(n - 1)
    end
  finally
  end
end
deep(5)
show()

local function by_pcall(n)
  if n == 0 then kept = {} else pcall(by_pcall, n - 1) end
end
by_pcall(5)
show()

local async function main()
  async with asyncio.Lock() do
    try
      kept = {}
    finally
    end
  end
end
asyncio.run(main())
show()
-- expect: 25 24 23 15
-- expect: 33 33 33 31
-- expect: 42 42 42 42
-- expect: 55 50
