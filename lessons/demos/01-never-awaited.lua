-- never-awaited: the call that does nothing
--
-- The first thing everybody meets in asyncio. Five cells: the warning, the
-- object behind it, and the two ways to run it.

-- %% An ordinary looking call
-- What will this print? Take bets before you press Enter.

async function custom_coro()
  print("hello from the coroutine")
end

custom_coro()

-- reports: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- reports:   never-awaited:

-- %% What the call returns
-- The function comes from the first cell. The call packs it up, with its
-- arguments, and hands us the parcel. Nothing has run yet.

parcel = custom_coro()
print(parcel)

-- prints: <coroutine object custom_coro at 0x

-- %% Somebody has to run it
-- `asyncio.run` starts the event loop and gives the parcel to it.

asyncio.run(parcel)

-- prints: hello from the coroutine

-- %% The same slip inside a function
-- Now it is hidden well. Which of these lines do we see?

async function save(text)
  await asyncio.sleep(1)
  print("saved " .. text)
end

async function main()
  save("the notes")
  print("main is done")
end

asyncio.run(main())

-- reports: coroutine 'save' was never awaited
-- reports:   fix   await save("the notes")
-- prints: main is done

-- %% One word
-- `await` waits here until `save` is done.

async function main()
  await save("the notes")
  print("main is done")
end

asyncio.run(main())

-- prints: saved the notes
-- prints: main is done

-- %% To take home
-- Outside of an async function: `asyncio.run(f())`. Inside: `await f()`, or
-- `asyncio.create_task(f())` to let it run beside you.
--
-- To practise: `moonloop lesson 1`.
