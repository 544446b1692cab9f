-- -e takes Moonloop Lua.

-- args: --clock=virtual --explain=off -e "async function f() return await asyncio.sleep(1, 'slept') end"
-- expect: slept
print(asyncio.run(f()))
