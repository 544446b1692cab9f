async function f() return 1 end
async function main()
  local t = asyncio.create_task(f())
  await t.cancel()
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: cancel() was called without its object: write t:cancel(), with a colon
-- expect stderr contains:   fix   t:cancel()      with a colon
-- expect exit: 1
