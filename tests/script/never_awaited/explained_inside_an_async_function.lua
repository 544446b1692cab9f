local async function custom_coro(x) end

local async function main()
  custom_coro(5)
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: FILE:4: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr contains: never-awaited: custom_coro(5) made a coroutine object, and nothing ran it.
-- expect stderr contains: await custom_coro(5)
-- expect stderr contains: asyncio.create_task(custom_coro(5))
-- expect stderr contains: moonloop explain never-awaited
