-- An exception of the library brings the page that explains it, and the facts.
-- args: --clock=virtual --explain=short

local async function slow()
  await asyncio.sleep(10)
end

local async function main()
  await asyncio.wait_for(slow(), 0.5)
end

asyncio.run(main())

-- expect stderr contains: timeout: slow() took longer than 0.5 seconds.
-- expect exit: 1
