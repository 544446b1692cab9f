local request = contextvars.ContextVar("request")
local depth = contextvars.ContextVar("depth", {default = 0})

local async function log(text)
  await asyncio.sleep(0)
  print(request:get("none") .. " " .. depth:get() .. " " .. text)
end

local async function work(levels)
  depth:set(depth:get() + 1)
  await log("begins")
  if levels > 0 then await asyncio.create_task(work(levels - 1)) end
  await log("ends")
end

local async function serve(name)
  local token = request:set(name)
  await work(2)
  await log("served")
  request:reset(token)
  await log("is over")
end

local async function main()
  await asyncio.gather(serve("one"), serve("two"))
  await log("main")
  try
    async with asyncio.timeout(1) do
      request:set("in the block")
      await asyncio.sleep(2)
    end
  except TimeoutError
    await log("too late")
  end
end

asyncio.run(main())
