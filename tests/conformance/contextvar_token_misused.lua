local one = contextvars.ContextVar("one", {default = 0})
local two = contextvars.ContextVar("two", {default = 0})

local function attempt(what, var, token)
  try
    var:reset(token)
    print(what .. " worked, " .. one:get() .. " " .. two:get())
  except RuntimeError, ValueError, TypeError as err
    print(what .. " " .. err.name .. " " .. tostring(err):gsub(".*> ", ""))
  end
end

local async function elsewhere(token)
  attempt("in a task:", one, token)
end

local async function main()
  local token = one:set(1)
  attempt("of another variable:", two, token)
  contextvars.copy_context():run(attempt, "in a copy:", one, token)
  await asyncio.create_task(elsewhere(token))
  await elsewhere(token)
  attempt("again:", one, token)
  attempt("again, elsewhere:", two, token)
  attempt("a number:", one, 5)
end

asyncio.run(main())
