local MyError = Exception:subclass("MyError")
local Worker = {}
Worker.__index = Worker

async function Worker:work()
  await self:fail()
end

async function Worker:fail()
  raise MyError("own")
end

local async function main()
  local anonymous = async function() await setmetatable({}, Worker):work() end
  await anonymous()
end

asyncio.run(main())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 18, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 15, in main
-- expect stderr:     await anonymous()
-- expect stderr:   File "FILE", line 14, in anonymous
-- expect stderr:     local anonymous = async function() await setmetatable({}, Worker):work() end
-- expect stderr:   File "FILE", line 6, in work
-- expect stderr:     await self:fail()
-- expect stderr:   File "FILE", line 10, in fail
-- expect stderr:     raise MyError("own")
-- expect stderr: MyError: own
-- expect exit: 1
