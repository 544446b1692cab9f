-- args: --explain=off check
local stop = os.clock() + 1

async function main()
  os.execute("true")
  local line = io.read()
  while os.clock() < stop do end
  return line
end

os.execute("true")
asyncio.run(main())
-- expect: FILE:5:3: blocking-call: os.execute("true") stops every task of the program until it is done
-- expect: FILE:6:16: blocking-call: io.read() stops every task of the program until it is done
-- expect: FILE:7:3: blocking-call: while os.clock() < stop do end stops every task of the program until it is done
-- expect exit: 1
