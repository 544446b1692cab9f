-- Its name is that of the method, and not one of the translator's.
async function f() return 1 end
async function main()
  local loop = asyncio.get_running_loop()
  loop.create_task(f())
end
asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: create_task() was called without its object: write loop:create_task(), with a colon
-- expect stderr contains:   fix   loop:create_task(f())   with a colon
-- expect exit: 1
