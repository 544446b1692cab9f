try
  raise ValueError("v")
except asyncio.CanceledError as e
  print("not here")
end
-- args: --clock=virtual
-- expect stderr contains:   absent-name: there is no asyncio.CanceledError; asyncio.CancelledError comes
-- expect exit: 1
