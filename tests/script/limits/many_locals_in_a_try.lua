-- A part of a try is a function in truth; the variables around it are its upvalues.
local names, uses = {}, {}
for i = 1, 150 do
  names[i] = "local v" .. i .. " = " .. i
  uses[i] = "v" .. i
end
local text = "local async function f()\n" .. table.concat(names, "\n") .. "\ntry\nreturn " ..
  table.concat(uses, "+") .. "\nexcept ValueError\nprint(" .. table.concat(uses, ",") .. ")\nend\nend\nreturn f"
print(asyncio.run(assert(load(text))()()))
-- expect: 11325
