-- A Context that is entered belongs to one flow of code: nothing can wait in it.
local var = contextvars.ContextVar("var", {default = "old"})

local resume = coroutine.wrap(function()
  try
    contextvars.copy_context():run(function()
      var:set("new")
      coroutine.yield()
    end)
  except Exception as err
    -- expect: attempt to yield across a C-call boundary
    print(err)
  end
  -- expect: old
  print(var:get())
end)
resume()
