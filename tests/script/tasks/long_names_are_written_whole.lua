-- A task's text is whole however long its name is, what it waits for included.
async function work(future)
  await future
end

async function main()
  local whole = 0
  for length = 900, 2200 do
    local task = asyncio.create_task(work(asyncio.Future()), {name = ("x"):rep(length)})
    await asyncio.sleep(0)
    if tostring(task):find(("x"):rep(length) .. "' coro=<work() running at " .. arg[0] .. ":3> wait_for=<Future pending cb=[Task.task_wakeup()]>>", 1, true) then
      whole = whole + 1
    end
    task:cancel()
  end
  print(whole)
end

asyncio.run(main())

-- expect: 1301
