-- args: -X dev --clock=virtual
-- Watching takes a local for itself. Where none is left, the text runs as it is.
local names = {}
for i = 1, 199 do names[i] = "v" .. i end
local f = load("async function f(p) local " .. table.concat(names, ",") .. " = p v199 = v1 return v199 end return f")
print(asyncio.run(f()(7)))
print(load("local " .. table.concat(names, ",") .. ", a, b; async function f() end"))

-- expect: 7
-- expect: nil	[string "local v1,v2,v3,v4,v5,v6,v7,v8,v9,v10,v11,v12,..."]:1: too many local variables (limit is 200) in function at line 1 near ';'
