-- args: --clock=virtual
async function work()
  try
    await asyncio.sleep(1)
  except asyncio.CancelledError
    print("only the end of the program cancels it")
    raise
  end
end

async function main()
  for next_result in asyncio.as_completed({work()}, {timeout = 0.5}) do
    await next_result
  end
end

asyncio.run(main())

-- expect: only the end of the program cancels it
-- expect stderr contains: timeout: not all were done within 0.5 seconds.
-- expect stderr contains: nothing is cancelled.
-- expect exit: 1
