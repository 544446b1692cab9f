-- MOONLOOP_ASYNCIODEBUG=1 is -X dev.

-- env: MOONLOOP_ASYNCIODEBUG=1
local async function main()
  return asyncio.get_running_loop():get_debug()
end
-- expect: true
print(asyncio.run(main()))
