-- A try that is left by return or break needs two of the 200 variables that a function may have.
local function with_locals(count, block)
  local lines = {}
  for i = 1, count do lines[i] = "local v" .. i end
  return load("async function f()\n" .. table.concat(lines, "\n") .. "\n" .. block .. "\nend", "=text")
end
local returning = "try return 1 finally end"
local ending = "try print(v1) finally end"
local leaving = "while true do async with v1 do break end end"
print(with_locals(198, returning) ~= nil, with_locals(200, ending) ~= nil, with_locals(198, leaving) ~= nil)
-- expect: true	true	true
print(with_locals(199, returning))
-- expect: nil	text:201: too many local variables (limit is 200): this block needs 2 more to be left by return or break
print(with_locals(200, leaving))
-- expect: nil	text:202: too many local variables (limit is 200): this block needs 2 more to be left by return or break
