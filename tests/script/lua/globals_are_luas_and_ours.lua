-- Every global of lua is there and of the same type; what is added to them is asyncio and its company.

local names = {}
for name in ([[assert collectgarbage dofile error getmetatable ipairs load loadfile next pairs pcall print
  rawequal rawget rawlen rawset require select setmetatable tonumber tostring type warn xpcall]]):gmatch("%a+") do
  names[#names + 1] = name .. " is " .. type(_G[name])
  assert(type(_G[name]) == "function", name)
end
for name in ("coroutine debug io math os package string table utf8"):gmatch("%a+%d?") do
  assert(type(_G[name]) == "table" and package.loaded[name] == _G[name], name)
end
-- expect: Lua 5.4	24
print(_VERSION, #names)
-- expect: table	table	table	table
print(type(asyncio), type(tracemalloc), type(time), type(contextvars))
-- expect: true	true	true
print(require "asyncio" == asyncio, require "time" == time, require "contextvars" == contextvars)
