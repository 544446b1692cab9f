-- args: --clock=virtual
-- Said of those that gather made itself, and that come to their end; not of what the program holds, or cancels.
async function bad(text)
  await asyncio.sleep(1)
  raise ValueError(text)
end

async function slow(seconds)
  await asyncio.sleep(seconds)
end

async function worse()
  await asyncio.sleep(3)
  raise KeyError("lost")
end

async function main()
  local mine = asyncio.create_task(slow(6))
  try
    await asyncio.gather(
      bad("first"),
      slow(2),
      worse(),
      mine,
      slow(30))
  except ValueError as e
    print(e)
  end
  await mine
  print("all is over")
end

asyncio.run(main())

-- expect: first
-- expect: all is over
-- expect stderr contains: FILE:22: RuntimeWarning: task 'Task-4' ran on after its gather had raised, and its result is lost
-- expect stderr contains: gather-siblings: slow() ran on after its gather had raised, to its end.
-- expect stderr contains: FILE:23: RuntimeWarning: task 'Task-5' ran on after its gather had raised, and its exception is lost
-- expect stderr contains: What they raise is lost: KeyError('lost').
-- expect stderr contains: cancelled-at-exit: slow() was not done when the main coroutine ended.
