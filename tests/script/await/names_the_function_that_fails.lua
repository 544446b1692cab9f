-- What is awaited and fails says so in Lua's words, as the same call without await would.
async function main()
  local text, object = "x", {a = {}}
  local calls = {
    async function() await string.rep() end,              -- expect: FILE:5: bad argument #1 to 'rep' (string expected, got no value)
    async function() await tonumber() end,                -- expect: FILE:6: bad argument #1 to 'tonumber' (value expected)
    async function() await text:rep({}) end,              -- expect: FILE:7: bad argument #1 to 'rep' (number expected, got table)
    async function() await error("msg") end,              -- expect: FILE:8: msg
    async function() await (tonumber or print)() end,     -- expect: FILE:9: bad argument #1 to '?' (value expected)
    async function() await object.a:get("u") end,         -- expect: FILE:10: attempt to call a nil value (method 'get')
    async function() await object.b:m(1) end,             -- expect: FILE:11: attempt to index a nil value (field 'b')
    async function() await object["b"]:m(1) end,          -- expect: FILE:12: attempt to index a nil value (field 'b')
    async function() await (object.b):m(1) end,           -- expect: FILE:13: attempt to index a nil value (field 'b')
    async function() await object.a["c"]() end,           -- expect: FILE:14: attempt to call a nil value (field 'c')
    async function() await (nosuch)() end,                -- expect: FILE:15: attempt to call a nil value (global 'nosuch')
    async function() await
      nosuch() end,                                       -- expect: FILE:17: attempt to call a nil value (global 'nosuch')
    async function() await object  -- the object
      :m(1) end,                                          -- expect: FILE:19: attempt to call a nil value (method 'm')
  }
  for _, call in ipairs(calls) do
    try await call() except as e print(e) end
  end
end
asyncio.run(main())
