-- args: --clock=virtual
-- A token in the wrong task gets Python's error, and an explanation with the name of the variable.
local user = contextvars.ContextVar("user")

local async function clean_up(token)
  user:reset(token)
end

local async function main()
  await asyncio.create_task(clean_up(user:set("ann")))
end

asyncio.run(main())
-- expect exit: 1
-- expect stderr contains: was created in a different Context
-- expect stderr contains: token-misused: user was set in one Context and is reset in another.
-- expect stderr contains: in the task or callback that called user:set
