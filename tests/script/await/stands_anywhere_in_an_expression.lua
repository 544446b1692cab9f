local async function v(x)
  await asyncio.sleep(0)
  return x
end

local async function main()
  if await v(true) then print("if") end
  if await v(false) then elseif await v(1) == 1 then print("elseif") end
  local n = 0
  while await v(n < 2) do n = n + 1 end
  print("while " .. n)
  repeat n = n - 1 until await v(n == 0)
  print("repeat " .. n)
  for i = await v(1), await v(3), await v(2) do print("for " .. i) end
  for k, value in await v(next), {key = "value"}, nil do print(k, value) end
  for _, x in ipairs(await v({"in"})) do print(x) end
  local t = {await v("positional"), named = await v("named"), [await v("computed")] = await v("value")}
  print(t[1], t.named, t.computed)
  t[await v("index")] = await v("assigned")
  print(t.index)
  local a <const> = await v("const")
  print(a)
  print((await v(function(x) return x end))(await v("argument")))
  print((await v({m = function(self, x) return x end})):m(await v("method argument")))
  local s = await v("con") .. await v("cat") .. await v(1)
  print(s)
  print(await v(await v(await v("nested"))))
  do local await_like = await v("name that begins with await") print(await_like) end
  goto over
  ::over::
  return await v("return")
end

print(asyncio.run(main()))
-- expect: if
-- expect: elseif
-- expect: while 2
-- expect: repeat 0
-- expect: for 1
-- expect: for 3
-- expect: key	value
-- expect: in
-- expect: positional	named	value
-- expect: assigned
-- expect: const
-- expect: argument
-- expect: method argument
-- expect: concat1
-- expect: nested
-- expect: name that begins with await
-- expect: return
