-- Where a coroutine object was made: a function is told once, however deep in its try blocks it is.
async function made() await asyncio.sleep(1) end
local async function main()
  try
    async with asyncio.Lock() do
      for _ = 1, 1 do
        local c = made()
        c = nil
      end
    end
  finally
  end
end
asyncio.run(main(), {debug = true})
-- expect stderr: FILE:7: RuntimeWarning: coroutine 'made' was never awaited
-- expect stderr: Coroutine created at (most recent call last)
-- expect stderr:   File "FILE", line 14, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 7, in main
-- expect stderr:     local c = made()
-- expect stderr:   local c = made()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
