async function fetch(n) return n end

async function main()
  local jobs = {
    fetch(1),
  }
  table.insert(jobs, fetch(2))
  local other = {on = function() return fetch(3) end}
  other.on()
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: never-awaited: fetch(1) in jobs made a coroutine object; nothing ran it.
-- expect stderr contains: never-awaited: fetch(2) in jobs made a coroutine object; nothing ran it.
-- expect stderr contains: never-awaited: fetch(3) made a coroutine object, and nothing ran it.
