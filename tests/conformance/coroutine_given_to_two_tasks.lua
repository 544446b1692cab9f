async function work(seconds)
  if seconds then await asyncio.sleep(seconds) end
  return "done"
end

async function told(name, task)
  try
    print(name, await task)
  except RuntimeError as e
    print(name, e)
  end
end

async function main()
  for _, coroutine in ipairs {work(), work(0.01)} do
    local a = asyncio.create_task(coroutine)
    local b = asyncio.create_task(coroutine)
    await told("a", a)
    await told("b", b)
  end
end

asyncio.run(main())
