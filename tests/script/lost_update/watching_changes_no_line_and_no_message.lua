-- args: -X dev --clock=virtual
-- The words beside the assignments are not seen: neither in what fails, nor where.
async function missing_field()
  local x = 1
  x = nosuch.field
end

async function missing_operand()
  local a, b = 1
  local c =
    a +
    b
end

async function attributes()
  local f <close> = setmetatable({}, {__close = function() print("closed") end})
  local k <const> = 5
  local t = {} (print or error)("a statement of its own")
  goto over
  do local unused = 1 end
  ::over::
  repeat local done = true until done
  for i = 1, 2 do local a = i if a == 1 then goto continue end print(a) ::continue:: end
  return k
end

async function main()
  for _, f in ipairs {missing_field, missing_operand} do
    try await f() except Exception as e print(e) end
  end
  print(await attributes())
end

asyncio.run(main())

-- expect: FILE:5: attempt to index a nil value (global 'nosuch')
-- expect: FILE:11: attempt to perform arithmetic on a nil value (local 'b')
-- expect: a statement of its own
-- expect: 2
-- expect: closed
-- expect: 5
