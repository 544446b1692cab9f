try
  print("nothing")
except asyncio.CancelledError
end
print(asyncio.exceptions.CancelledError)
-- args: --clock=virtual
-- expect: nothing
-- expect stderr contains: LuaError: attempt to index a nil value (field 'exceptions')
-- expect stderr contains:   absent-name: asyncio.exceptions is not in Moonloop.
-- expect stderr contains: it is the name of a module inside asyncio; here all names
-- expect stderr contains:   fix   asyncio.CancelledError
-- expect exit: 1
