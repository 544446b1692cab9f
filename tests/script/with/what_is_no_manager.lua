local async function attempt(value)
  try
    async with value do
      print("not here")
    end
  except TypeError as e
    print(e)
  end
end

local async function main()
  await attempt(5)
  await attempt({})
  await attempt(setmetatable({}, {__name = "Half", __aenter = async function() end}))
end

asyncio.run(main())
-- expect: 'number' object does not support the asynchronous context manager protocol
-- expect: 'table' object does not support the asynchronous context manager protocol
-- expect: 'Half' object does not support the asynchronous context manager protocol (missed __aexit method)
