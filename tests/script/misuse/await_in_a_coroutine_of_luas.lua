-- The function given to coroutine.wrap is a regular one: found before anything runs.
async function main()
  local run = coroutine.wrap(function()
    await asyncio.sleep(1)
  end)
  run()
end

asyncio.run(main())
-- expect stderr contains: SyntaxError: 'await' outside function
-- expect exit: 1
