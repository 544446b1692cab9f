-- As CPython, with Lua's names of types; the lines of the library are not shown.
async function main()
  local loop = asyncio.get_running_loop()
  local done = asyncio.create_task(asyncio.sleep(0))
  local calls = {
    async function() await asyncio.sleep("1") end,
    async function() await asyncio.sleep(nil) end,
    async function() await asyncio.wait_for(done, "1") end,
    async function() async with asyncio.timeout(true) do end end,
    async function() async with asyncio.timeout_at("1") do end end,
    async function() await asyncio.wait({done}, {timeout = "1"}) end,
    async function() for t in asyncio.as_completed({asyncio.sleep(0)}, {timeout = "1"}) do await t end end,
    async function() loop:call_later("1", print) end,
  }
  for _, call in ipairs(calls) do
    try
      await call()
    except TypeError as e
      print(e)
    end
  end
end

asyncio.run(main())
-- expect: '<=' not supported between instances of 'string' and 'number'
-- expect: '<=' not supported between instances of 'nil' and 'number'
-- expect: '<=' not supported between instances of 'string' and 'number'
-- expect: unsupported operand type(s) for +: 'number' and 'boolean'
-- expect: '<=' not supported between instances of 'string' and 'number'
-- expect: unsupported operand type(s) for +: 'number' and 'string'
-- expect: unsupported operand type(s) for +: 'number' and 'string'
-- expect: unsupported operand type(s) for +: 'number' and 'string'
