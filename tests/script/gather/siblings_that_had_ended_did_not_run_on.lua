-- args: --clock=virtual
-- The sibling is done when the gather raises: nothing is said of it.
async function good()
  await asyncio.sleep(0)
  print("good ends")
end

async function bad()
  error("x")
end

async function main()
  try
    await asyncio.gather(good(), bad())
  except Exception
    print("caught")
  end
  await asyncio.sleep(1)
end

asyncio.run(main())
io.stderr:write("and that is all\n")

-- expect: good ends
-- expect: caught
-- expect stderr: and that is all
