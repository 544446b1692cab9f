-- A coroutine object has a name, so the missing await raises nothing here.
-- args: --clock=virtual
async function get_user() return {name = "Ada"} end
async function main()
  local user = get_user()
  print(user.name)
end
asyncio.run(main())
-- expect: get_user
-- expect stderr contains:    note  .name was read from the object itself, and is the function's name.
