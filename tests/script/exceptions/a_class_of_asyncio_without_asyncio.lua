try
  raise ValueError("v")
except InvalidStateError as e
  print("not here")
end
-- args: --clock=virtual
-- expect stderr contains:   absent-name: there is no InvalidStateError; asyncio.InvalidStateError comes
-- expect stderr contains: fix   asyncio.InvalidStateError       if that was meant
-- expect exit: 1
