-- provides: _shutdown_asyncgens _shutdown_default_executor
--
-- What a loop does before it closes.

local asyncio, runtime = ...

local CancelledError = asyncio.CancelledError
local BaseException = BaseException
local gather, ipairs, isinstance, pairs = asyncio.gather, ipairs, isinstance, pairs
local repr, unpack = repr, table.unpack

-- Closes every async generator of `loop` that was left in the middle. As loop.shutdown_asyncgens.
local async function shutdown_asyncgens(loop)
  local generators = runtime.live_generators(loop)
  if #generators == 0 then return end
  local closing = {}
  for i, generator in ipairs(generators) do closing[i] = generator:aclose() end
  closing[#closing + 1] = {return_exceptions = true}
  local results = await gather(unpack(closing))
  for i, result in pairs(results) do
    if isinstance(result, BaseException) and not isinstance(result, CancelledError) then
      loop:call_exception_handler {
        message = "an error occurred during closing of asynchronous generator " .. repr(generators[i]),
        exception = result,
        asyncgen = generators[i],
      }
    end
  end
end

-- There are no threads to wait for yet. As loop.shutdown_default_executor.
local async function shutdown_default_executor()
end

return {_shutdown_asyncgens = shutdown_asyncgens, _shutdown_default_executor = shutdown_default_executor}
