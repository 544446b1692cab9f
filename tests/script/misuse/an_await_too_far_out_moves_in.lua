-- The await takes the place where it belongs, and is not there twice.
-- args: --clock=virtual
async function f() return {} end
async function main()
  print(await f():upper())
end
asyncio.run(main())
-- expect stderr contains:   fix   print((await f()):upper())
-- expect exit: 1
