local function fails()
  error("in callback")
end

local async function main()
  asyncio.get_running_loop():call_soon(fails)
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print("goes on")
end

asyncio.run(main())
-- expect: goes on
-- expect stderr: Exception in callback fails() at FILE:1
-- expect stderr: handle: <Handle fails() at FILE:1>
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 2, in fails
-- expect stderr:     error("in callback")
-- expect stderr: LuaError: in callback
