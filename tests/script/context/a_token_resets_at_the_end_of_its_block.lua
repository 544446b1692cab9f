-- As Python 3.14's `with var.set(…)`: however the block ends, the variable has its old value again.
local var = contextvars.ContextVar("var", {default = "old"})

local async function main()
  do
    local token <close> = var:set("new")
    await asyncio.sleep(1)
    -- expect: new
    print(var:get())
  end
  -- expect: old
  print(var:get())
  try
    local token <close> = var:set("newer")
    raise ValueError("out")
  except ValueError
    -- expect: old
    print(var:get())
  end
end

asyncio.run(main())
