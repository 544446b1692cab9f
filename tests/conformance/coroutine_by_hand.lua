local async function simple(x)
  return x + 1
end

local async function sleeps()
  print("before")
  await asyncio.sleep(0)
  print("between")
  await asyncio.sleep(0)
  return "result"
end

local async function catches()
  try
    await asyncio.sleep(0)
  except ValueError as e
    print("caught " .. repr(e))
    await asyncio.sleep(0)
    return "rescued"
  finally
    print("finally")
  end
end

local function show_stop(f)
  try
    f()
    print("suspended")
  except StopIteration as e
    print("returned " .. tostring(e.value))
  except Exception as e
    -- CPython says None where we say nil.
    print("raised " .. repr(e):gsub("non%-nil", "non-None"))
  end
end

local c = simple(4)
show_stop(function() c:send(nil) end)
show_stop(function() c:send(nil) end)
c = sleeps()
show_stop(function() c:send(nil) end)
show_stop(function() c:send(nil) end)
show_stop(function() c:send(nil) end)
c = catches()
show_stop(function() c:send(nil) end)
show_stop(function() c:throw(ValueError("v")) end)
show_stop(function() c:send(nil) end)
c = catches()
show_stop(function() c:send(nil) end)
show_stop(function() c:throw(KeyError("k")) end)
c = catches()
show_stop(function() c:send(nil) end)
c:close()
c:close()
show_stop(function() c:send(nil) end)
c = catches()
show_stop(function() c:throw(ValueError("before the start")) end)
c = simple(1)
show_stop(function() c:send("value") end)
c:close()
show_stop(function() c:send(nil) end)
