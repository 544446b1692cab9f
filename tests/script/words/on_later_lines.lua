local log = {}
local function try(x) log[#log + 1] = "try " .. tostring(x) return try end
local function async(x) log[#log + 1] = "async " .. tostring(x) return async end
try(1)(2)
async(3)
local x = try
(4)
local y = async
"five"
print(table.concat(log, ", "))
local async function
spread
(
a
)
  return
  await
  asyncio
  .
  sleep
  (
  0
  ,
  a
  )
end
print(asyncio.run(spread("over many lines")))
print(debug.getinfo(1, "l").currentline)
async function global_spread
() return 1 end
print(asyncio.iscoroutinefunction(global_spread))
-- expect: try 1, try 2, async 3, try 4, async five
-- expect: over many lines
-- expect: 28
-- expect: true
