-- Every new word but `await` is an ordinary name wherever Lua takes one.

local async, try, except, finally, raise, yield, with, as = 1, 2, 3, 4, 5, 6, 7, 8
-- expect: 36
print(async + try + except + finally + raise + yield + with + as)

local t = {async = "a", try = "t", with = "w", as = "s"}
t.yield = function(self, x) return self.async .. x end
function t.raise(x) return "raised " .. x end
function t:except(x) return self.try .. x end
-- expect: a1	raised 2	t3	w	s
print(t:yield(1), t.raise(2), t:except(3), t.with, t.as)

async = function(x) return x end
-- expect: called
print(async("called"))
try = async
-- expect: called again
print(try "called again")
try = {field = 1}
try.field = try.field + 1
-- expect: 2
print(try.field)
goto finally
print("never")
::finally::
-- expect: done
print("done")
