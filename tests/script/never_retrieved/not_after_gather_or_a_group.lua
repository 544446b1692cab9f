local async function bad(n)
  raise ValueError("number " .. n)
end

local async function main()
  await asyncio.gather(bad(1), bad(2), {return_exceptions = true})
  try
    await asyncio.gather(bad(3), bad(4))
  except ValueError
  end
  try
    async with asyncio.TaskGroup() as tg do
      tg:create_task(bad(5))
      tg:create_task(bad(6))
    end
  except *ValueError
  end
  await asyncio.sleep(0)
end

asyncio.run(main())
io.stderr:write("nothing\n")
-- expect stderr: nothing
