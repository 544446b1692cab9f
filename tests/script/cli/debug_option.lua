-- -X dev is asyncio's debug mode, for every loop.

-- args: --clock=virtual --explain=off -X dev
local async function main()
  return asyncio.get_running_loop():get_debug()
end
-- expect: true
print(asyncio.run(main()))
