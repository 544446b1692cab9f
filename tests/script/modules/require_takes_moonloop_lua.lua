package.path = "./?.lua;" .. package.path
local counter = require "_counter"
local async function main()
  print(await counter.next())
  print(await counter.next())
  async for i in counter.upto(3) do io.write(i, " ") end
  print()
  try
    await counter.fails()
  except counter.CounterError as e
    print(repr(e), e.traceback ~= nil)
  end
end
asyncio.run(main())
print(require "_counter" == counter, require "asyncio" == asyncio)
print(dofile("_counter.lua") ~= counter, loadfile("_counter.lua")().next ~= nil)
-- expect: 1
-- expect: 2
-- expect: 1 2 3 
-- expect: CounterError('no more')	true
-- expect: true	true
-- expect: true	true
