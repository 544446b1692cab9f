-- args: --clock=virtual
-- The exception is what counts; the tasks that it leaves behind are not spoken of.
async function work()
  await asyncio.sleep(5)
end

async function main()
  asyncio.create_task(work())
  await asyncio.sleep(0)
  raise ValueError("no")
end

try
  asyncio.run(main())
except ValueError as e
  print(e)
end

-- expect: no
