local M = {}
async function M.numbers()
  yield 1
  local pause = asyncio.sleep(1)
  await pause
  yield 2
end

local function show(g)
  local awaited = g.ag_await
  local running = g.ag_running and "True" or "False"
  print(running, awaited == nil and "None" or awaited.name)
end

async function rest(g)
  async for x in g do end
end

async function main()
  local g = M.numbers()
  print(g.name, g.qualname)
  show(g)
  await g:asend(nil)
  show(g)
  local task = asyncio.create_task(rest(g))
  await asyncio.sleep(0)
  show(g)
  await task
  show(g)
  local c = rest(g)
  try
    c.cr_running = true
  except AttributeError as e
    print(e)
  end
  c:close()
  try
    print(g.missing)
  except AttributeError as e
    print(e)
  end
end

asyncio.run(main())
