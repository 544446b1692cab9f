local async function pass(...) return ... end

local function through_try(...)
  try
    return ...
  finally
  end
end

local many = {}
for i = 1, 5000 do many[i] = i end
print(select("#", through_try(table.unpack(many))))
local async function main()
  print(select("#", await pass(table.unpack(many))))
  print(select("#", await asyncio.create_task(pass(table.unpack(many)))))
end
asyncio.run(main())
-- expect: 5000
-- expect: 5000
-- expect: 5000
