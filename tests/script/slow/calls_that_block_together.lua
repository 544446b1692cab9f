-- args: --clock=virtual
-- The seconds are those of all calls of the step, and each of their lines is shown.
async function main()
  await asyncio.sleep(0)
  time.sleep(0.15)
  for _ = 1, 2 do
    time.sleep(0.15)
  end
end

asyncio.run(main(), {debug = true})

-- expect stderr contains: blocking-call: 3 calls of time.sleep held up the whole program for 0.450
-- expect stderr contains: 5 |   time.sleep(0.15)
-- expect stderr contains: 7 |     time.sleep(0.15)
