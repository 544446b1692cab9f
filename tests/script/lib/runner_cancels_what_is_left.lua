-- At the end of a run the tasks that are left are cancelled, the oldest first, and waited for; what they
-- raise then goes to the loop's exception handler.

local async function sleeper(name)
  try
    await asyncio.sleep(1000)
  except asyncio.CancelledError
    print(name .. " cancelled")
    await asyncio.sleep(1)
    if name == "c" then raise ValueError("on the way out") end
  finally
    print(name .. " ended")
  end
end

local left = {}

local async function main()
  asyncio.get_running_loop():set_exception_handler(function(_, context)
    print(context.message)
    print(repr(context.exception), context.task:get_name(), context.task == left[3])
  end)
  for i, name in ipairs {"a", "b", "c"} do
    left[i] = asyncio.create_task(sleeper(name), {name = name})
  end
  await asyncio.sleep(1)
  return "result"
end

-- expect: a cancelled
-- expect: b cancelled
-- expect: c cancelled
-- expect: a ended
-- expect: b ended
-- expect: c ended
-- expect: unhandled exception during asyncio.run() shutdown
-- expect: ValueError('on the way out')	c	true
-- expect: result
print(asyncio.run(main()))
-- expect: true
print(left[1]:done() and left[2]:done())
