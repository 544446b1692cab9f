-- args: check
local async function work(n)
  await asyncio.sleep(1)
  return n
end

local async function all(...)
  return await asyncio.gather(..., {return_exceptions = true})
end

local async function main()
  local jobs = {work(1), work(2)}
  await asyncio.gather(table.unpack(jobs), {return_exceptions = true})
  jobs = {work(1), work(2)}
  jobs[#jobs + 1] = {return_exceptions = true}
  await asyncio.gather(table.unpack(jobs))
  await all(work(1), work(2))
end

asyncio.run(main())
-- expect: FILE:8:31: unpack-truncated: ... gives its first value alone, because {return_exceptions = true} stands behind it
-- expect:    8 |   return await asyncio.gather(..., {return_exceptions = true})
-- expect:      |                               ^^^ only its first value
-- expect: FILE:13:24: unpack-truncated: table.unpack(jobs) gives its first value alone, because {return_exceptions = true} stands behind it
-- expect:   13 |   await asyncio.gather(table.unpack(jobs), {return_exceptions = true})
-- expect:      |                        ^^^^^^^^^^^^^^^^^^ only its first value
-- expect: 
-- expect:   more  moonloop explain unpack-truncated
-- expect exit: 1
