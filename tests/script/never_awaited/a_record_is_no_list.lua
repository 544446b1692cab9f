-- What a key names is not among what table.unpack gives.
-- args: --clock=virtual
async function a() end
asyncio.run((async function()
  local s = {v = a()}
  s["w"] = a()
  s = nil
end)())
-- expect stderr contains:   fix   await a()                       wait for it here
