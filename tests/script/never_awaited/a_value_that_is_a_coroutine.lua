local async function custom_coroutine()
  return 42
end

local async function main()
  local value = custom_coroutine()
  print((tostring(value):gsub("0x%x+", "0x")))
  local value = await custom_coroutine()
  print(value)
end

asyncio.run(main())
-- expect: <coroutine object custom_coroutine at 0x>
-- expect: 42
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'custom_coroutine' was never awaited
-- expect stderr:   local value = custom_coroutine()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
