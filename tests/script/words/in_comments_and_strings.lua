-- await nothing, async for x in y do, try to raise yield
--[[ async function f() await g() end ]]
--[==[
try
]] except
]==]
print("await x", 'async function', [[try
except]], [==[finally ]] with]==])
print("a\z
       await b", 'quote \' try', "\"raise\"", '\\', "--[[ await")
local await_count, xawait, async1 = 1, 2, 3
print(await_count + xawait + async1, ("async"):rep(2), #"await")
local t = {["await"] = "key"}
print(t["await"])
-- expect: await x	async function	try
-- expect: except	finally ]] with
-- expect: aawait b	quote ' try	"raise"	\	--[[ await
-- expect: 6	asyncasync	5
-- expect: key
