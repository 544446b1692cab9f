-- `limit` keeps the outermost frames, a negative one the innermost; `depth` skips frames of the caller.
local function frames(options)
  local names = {}
  for i, entry in ipairs(asyncio.capture_call_graph(nil, options).call_stack) do names[i] = entry.frame.name end
  print(table.concat(names, " "))
end

local async function inner()
  frames()                           -- expect: frames inner outer main
  frames {depth = 2}                 -- expect: inner outer main
  frames {depth = 3, limit = -1}     -- expect: outer
  frames {limit = 1}                 -- expect: main
  frames {limit = -2}                -- expect: frames inner
  frames {limit = 10}                -- expect: frames inner outer main
  frames {limit = 0}                 -- expect:
end

local async function outer()
  await inner()
end

local async function main()
  await outer()
  local lines = 0
  asyncio.print_call_graph(nil, {
    limit = 0,
    file = {write = function(_, text) lines = lines + select(2, text:gsub("[^\n]+", "")) end},
  })
  -- expect: 1
  print(lines)
  asyncio.get_running_loop():call_soon(function()
    -- expect: nil	true
    print(asyncio.capture_call_graph(), asyncio.format_call_graph() == "")
  end)
  await asyncio.sleep(0)
  try
    asyncio.print_call_graph(nil, {levels = 1})
  except TypeError as err
    -- expect: print_call_graph() got an unexpected keyword argument 'levels'
    print(err)
  end
end

asyncio.run(main())
