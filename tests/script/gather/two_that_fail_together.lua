-- args: --clock=virtual
-- One exception is raised, and the other one is lost: neither has run on.
async function bad(text)
  raise ValueError(text)
end

async function main()
  try
    await asyncio.gather(bad("first"), bad("second"))
  except ValueError as e
    print(e)
  end
end

asyncio.run(main())

-- expect: first
-- expect stderr contains: FILE:9: RuntimeWarning: task 'Task-3' failed as well as the one whose exception its gather raised, and its exception is lost
-- expect stderr contains: gather-siblings: bad() failed as well, and gather raises one exception only.
-- expect stderr contains: ValueError('second') is lost.
