-- `local runner <close>` closes the loop however the block is left; a closed runner stays closed.

local async function loop_of()
  return asyncio.get_running_loop()
end

local async function fail()
  raise KeyError("gone")
end

local loop, kept
try
  local runner <close> = asyncio.Runner {debug = true}
  loop, kept = runner:run(loop_of()), runner
  -- expect: true	true	false
  print(loop == runner:get_loop(), loop:get_debug(), loop:is_closed())
  runner:run(fail())
except KeyError as e
  -- expect: KeyError('gone')	true
  print(repr(e), loop:is_closed())
end

local late = loop_of()
try
  kept:run(late)
except RuntimeError as e
  -- expect: Runner is closed
  print(e)
finally
  late:close()
end
kept:close()

-- A loop_factory makes the loop.
local made
local function factory()
  made = asyncio.new_event_loop()
  return made
end
-- expect: true
print(asyncio.run(loop_of(), {loop_factory = factory}) == made)
-- expect: true
print(made:is_closed())
