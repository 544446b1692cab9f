local async function search(list, wanted)
  for i, v in ipairs(list) do
    try
      await asyncio.sleep(0)
      for k, x in pairs(v) do
        if x == wanted then return i, k, x end
      end
    except asyncio.CancelledError
      return "cancelled"
    finally
      print("looked at", i)
    end
  end
  return nil
end

local async function main()
  print(await search({{a = 1}, {b = 2}, {c = 3}}, 2))
  print(await search({{a = 1}}, 2))
  local task = asyncio.create_task(search({{}, {}}, 1))
  await asyncio.sleep(0)
  task:cancel()
  print(await task)
end

asyncio.run(main())
-- expect: looked at	1
-- expect: looked at	2
-- expect: 2	b	2
-- expect: looked at	1
-- expect: nil
-- expect: looked at	1
-- expect: cancelled
