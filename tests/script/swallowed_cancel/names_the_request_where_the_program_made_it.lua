-- args: -X dev --clock=virtual
-- The timer of a timeout asks for its block; a callback of the program is the program.
async function eats(text)
  try await asyncio.sleep(5)
  except asyncio.CancelledError
    print(text)
  end
  await asyncio.sleep(0)
end

async function limited()
  async with asyncio.timeout(1) do
    try await asyncio.sleep(5)
    except asyncio.CancelledError
      print("by a timer")
    end
    await asyncio.sleep(0)
  end
end

async function main()
  local task = asyncio.create_task(eats("by a callback"))
  asyncio.get_running_loop():call_later(1, function()
    task:cancel()
  end)
  await task
  await limited()
end

asyncio.run(main())

-- expect: by a callback
-- expect: by a timer
-- expect stderr contains: FILE:5: RuntimeWarning: task 'Task-2' caught its cancellation and went on
-- expect stderr contains: asked line 24: task:cancel()
-- expect stderr contains: FILE:14: RuntimeWarning: task 'Task-1' caught its cancellation and went on
-- expect stderr contains: asked line 12: async with asyncio.timeout(1) do
