async function fetch(n) return n end

async function main()
  local jobs = {}
  for i = 1, 3 do
    jobs[#jobs + 1] = fetch(i)
  end
  print(#jobs)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect: 3
-- expect stderr contains: FILE:6: RuntimeWarning: coroutine 'fetch' was never awaited
-- expect stderr contains:   never-awaited: fetch(i) in jobs made a coroutine object; nothing ran it.
-- expect stderr contains:   fix   await asyncio.gather(table.unpack(jobs))
-- expect stderr contains: never-awaited happened 2 more times at FILE:6
