-- debug.getinfo names the lines of the file, in plain code as in translated code.

local function line()
  return debug.getinfo(2, "l").currentline
end

local text = [[
a string

of lines]]
-- expect: 12
print(line())
-- expect: 14	16
print((line()),

  line())

local async function f(a,
                       b)
  local function inner() return (line()) end
  try
    -- expect: 23	20	9
    print(line(), inner(), #text:gsub("[^\n]", "") + 7)
  finally
    -- expect: 26
    print(line())
  end
end
asyncio.run(f())

-- expect: @FILE
print(debug.getinfo(1, "S").source)
-- expect: 3	5
local info = debug.getinfo(line, "S")
print(info.linedefined, info.lastlinedefined)
