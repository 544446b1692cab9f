local M = {sub = {}}
local obj = {}

async function global_one() end
local async function local_one() end
async function M.field() end
async function M.sub.deep() end
async function obj:method() end
local assigned = async function() end
M.later = async function() end
local t = {constructed = async function() end, ["quoted"] = async function() end}
M["key"] = async function() end
M.sub["deep_key"] = async function() end
M[1] = async function() end
M["two words"] = async function() end
local function make() return async function() end end
local async function outer()
  local async function inner() end
  return inner
end

local function show(c)
  print((tostring(c):gsub("0x%x+", "0x")), c.name, c.qualname)
  c:close()
end

show(global_one())
show(local_one())
show(M.field())
show(M.sub.deep())
show(obj:method())
show(assigned())
show(M.later())
show(t.constructed())
show(t.quoted())
show(M.key())
show(M.sub.deep_key())
show(M[1]())
show(M["two words"]())
show(make()())
show(asyncio.run(outer())())
show(asyncio.sleep(1))
-- expect: <coroutine object global_one at 0x>	global_one	global_one
-- expect: <coroutine object local_one at 0x>	local_one	local_one
-- expect: <coroutine object M.field at 0x>	field	M.field
-- expect: <coroutine object M.sub.deep at 0x>	deep	M.sub.deep
-- expect: <coroutine object obj.method at 0x>	method	obj.method
-- expect: <coroutine object assigned at 0x>	assigned	assigned
-- expect: <coroutine object M.later at 0x>	later	M.later
-- expect: <coroutine object constructed at 0x>	constructed	constructed
-- expect: <coroutine object quoted at 0x>	quoted	quoted
-- expect: <coroutine object M.key at 0x>	key	M.key
-- expect: <coroutine object M.sub.deep_key at 0x>	deep_key	M.sub.deep_key
-- expect: <coroutine object <anonymous> at 0x>	<anonymous>	<anonymous>
-- expect: <coroutine object <anonymous> at 0x>	<anonymous>	<anonymous>
-- expect: <coroutine object <anonymous> at 0x>	<anonymous>	<anonymous>
-- expect: <coroutine object inner at 0x>	inner	inner
-- expect: <coroutine object sleep at 0x>	sleep	sleep
