local t = {}

local function message(f)
  try
    asyncio.run(f())
  except Exception as e
    print((tostring(e):gsub("^.-:%d+: ", "")))
  end
end

message(async function() await nosuch() end)
message(async function() await t.nosuch() end)
message(async function() await t:nosuch() end)
message(async function() local x; await x() end)
message(async function() local up; local function f() return up end; await f().field() end)
message(async function() await t.a.b() end)
message(async function() local n = 5; await n() end)
message(async function() await asyncio.sleeep(1) end)
message(async function() nosuch() end)
message(async function() local x = t.field.field end)
message(async function() local x = t + 1 end)
message(async function() await t.nosuch end)
-- expect: attempt to call a nil value (global 'nosuch')
-- expect: attempt to call a nil value (field 'nosuch')
-- expect: attempt to call a nil value (method 'nosuch')
-- expect: attempt to call a nil value (local 'x')
-- expect: attempt to index a nil value
-- expect: attempt to index a nil value (field 'a')
-- expect: attempt to call a number value (local 'n')
-- expect: attempt to call a nil value (field 'sleeep')
-- expect: attempt to call a nil value (global 'nosuch')
-- expect: attempt to index a nil value (field 'field')
-- expect: attempt to perform arithmetic on a table value (upvalue 't')
-- expect: object nil can't be used in 'await' expression
