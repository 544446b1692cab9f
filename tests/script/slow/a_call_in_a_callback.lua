-- args: --clock=virtual
async function main()
  asyncio.get_running_loop():call_soon(function()
    time.sleep(0.2)
  end)
  await asyncio.sleep(0.1)
end

asyncio.run(main(), {debug = true})

-- expect stderr contains: blocking-call: time.sleep(0.2) held up the whole program for 0.200 seconds.
-- expect stderr contains: fix   loop:call_later(seconds, f)
