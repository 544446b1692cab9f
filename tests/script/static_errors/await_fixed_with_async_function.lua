-- The four places again, now right.
local async function custom_coro() return "fixed" end

local anonymous = async function() return await custom_coro() end

local async function main()
  print(await anonymous())
  local object = {}
  async function object:work() return await custom_coro() end
  print(await object:work())
  await asyncio.sleep(0)
end

asyncio.run(main())
-- expect: fixed
-- expect: fixed
