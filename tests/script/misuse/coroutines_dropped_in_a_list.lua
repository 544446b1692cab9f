-- Every one is reported: each line of its own, and several of one line.
async function fetch(n) return n end
async function save() end

async function main()
  local jobs = {
    fetch(1),
    save(),
  }
  local more = {}
  for i = 1, 3 do
    more[#more + 1] = fetch(i)
  end
  local last = {fetch(4), save()}
end

asyncio.run(main())
-- args: --clock=virtual --warnings=always --explain=off
-- expect stderr contains: FILE:7: RuntimeWarning: coroutine 'fetch' was never awaited
-- expect stderr contains: FILE:8: RuntimeWarning: coroutine 'save' was never awaited
-- expect stderr contains: FILE:12: RuntimeWarning: coroutine 'fetch' was never awaited
-- expect stderr contains: FILE:14: RuntimeWarning: coroutine 'fetch' was never awaited
-- expect stderr contains: FILE:14: RuntimeWarning: coroutine 'save' was never awaited
