local function message(value)
  local async function main() await value end
  try
    asyncio.run(main())
  except TypeError as e
    print(e)
  end
end

message(5)
message("text")
message(nil)
message(true)
message({})
message(print)
local async function f() end
message(f)
message(setmetatable({}, {__name = "Thing"}))
message(setmetatable({}, {__await = function() return 5 end}))
-- expect: object number can't be used in 'await' expression
-- expect: object string can't be used in 'await' expression
-- expect: object nil can't be used in 'await' expression
-- expect: object boolean can't be used in 'await' expression
-- expect: object table can't be used in 'await' expression
-- expect: object function can't be used in 'await' expression
-- expect: object function can't be used in 'await' expression
-- expect: object Thing can't be used in 'await' expression
-- expect: object number can't be used in 'await' expression
