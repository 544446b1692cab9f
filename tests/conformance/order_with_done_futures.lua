local async function main()
  local loop = asyncio.get_running_loop()
  local done = loop:create_future()
  done:set_result("ready")

  local async function other(name)
    for n = 0, 2 do
      print(name .. n)
      await asyncio.sleep(0)
    end
  end

  -- Awaiting what is done already does not give the others a turn.
  local a = asyncio.create_task(other("a"))
  print(await done)
  print("no turn was lost")

  local async function returns_at_once()
    return "at once"
  end

  print(await returns_at_once())
  print("neither here")
  -- A task that is done neither.
  await a
  print(await asyncio.gather(done) and "gather gives a turn")
  await a
  print("end")
end

asyncio.run(main())
