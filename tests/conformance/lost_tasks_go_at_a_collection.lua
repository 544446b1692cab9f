local async function waits()
  await asyncio.get_running_loop():create_future()
end

local async function waits_for_an_event()
  await asyncio.Event():wait()
end

local async function waits_for_the_other(others, name)
  await asyncio.sleep(0)
  await others[name]
end

local async function step(what)
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  collectgarbage()
  print("after " .. what)
end

local async function make_pair()
  local others = {}
  for _, name in ipairs {"one", "two"} do
    local other = name == "one" and "two" or "one"
    others[name] = asyncio.create_task(waits_for_the_other(others, other), {name = "pair"})
  end
end

local async function main()
  local function handler(_, context)
    print(context.message .. " " .. context.task:get_name() .. (context.task:done() and " True" or " False"))
  end

  asyncio.get_running_loop():set_exception_handler(handler)
  asyncio.create_task(waits(), {name = "dropped"})
  local kept = {task = asyncio.create_task(waits(), {name = "in a table"})}
  await step("the first")
  kept.task = nil
  await step("the second")
  asyncio.create_task(waits_for_an_event(), {name = "event"})
  await step("the event")
  await make_pair()
  await step("the pair")
  local future = asyncio.get_running_loop():create_future()

  local async function waits_for_what_is_held()
    await future
  end

  asyncio.create_task(waits_for_what_is_held(), {name = "held"})
  await step("one that can be woken")
  future:set_result(nil)
  await step("the end")
end

asyncio.run(main())
