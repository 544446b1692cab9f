-- Every word but `await` is an ordinary name where Lua takes it as one.
local async, try, except, finally, raise_, yield, with, as = 1, 2, 3, 4, 5, 6, 7, 8
print(async + try + except + finally + raise_ + yield + with + as)
local t = {async = "async", try = "try", except = "except", finally = "finally", raise = "raise", yield = "yield",
           with = "with", as = "as"}
print(t.async, t.try, t.except, t.finally, t.raise, t.yield, t.with, t.as)
function t.try(x) return "function try " .. x end
function t:async(x) return "method async " .. x end
print(t.try(1), t:async(2), t["finally"])
async = 10
try = async + 1
print(async, try)
try, async = async, try
print(async, try)
local function f(async, try, ...) return async, try, ... end
print(f(1, 2, 3))
for async, try in pairs({as = "with"}) do print(async, try) end
for yield = 1, 2 do print(yield) end
goto try
print("skipped")
::try::
do
  local raise = function(x) print("my raise", x) end
  raise "string"
  raise(1)
end
local try = function(x) return x end
try "statement call"
try("statement call")
try {}
print(try "call")
async = {function(self) return "indexed" end, field = {}}
async.field.x = 1
async[1](1)
async.field = nil
print(async[1](), yield, as)
-- expect: 36
-- expect: async	try	except	finally	raise	yield	with	as
-- expect: function try 1	method async 2	finally
-- expect: 10	11
-- expect: 11	10
-- expect: 1	2	3
-- expect: as	with
-- expect: 1
-- expect: 2
-- expect: my raise	string
-- expect: my raise	1
-- expect: call
-- expect: indexed	6	8
