-- Handle.get_context came with CPython 3.12. The expectation is what its documentation says, that it returns the
-- Context of the handle, and that of call_soon: the one that was given, or a copy of the current one.
local var = contextvars.ContextVar("var")

local async function main()
  local loop = asyncio.get_running_loop()
  local context = contextvars.copy_context()
  print(loop:call_soon(print, "called", {context = context}):get_context() == context)
  print(loop:call_later(60, print, {context = context}):get_context() == context)

  local handle = loop:call_soon(print, "called")
  print(handle:get_context():get(var))
  var:set("set")
  handle = loop:call_soon(print, "called")
  print(handle:get_context():get(var))
  print(handle:get_context() == handle:get_context())
  var:set("changed")
  print(handle:get_context():get(var))
  await asyncio.sleep(0)
  print(handle:get_context():get(var))
end

asyncio.run(main())
