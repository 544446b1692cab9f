local async function main()
  local barrier, log = asyncio.Barrier(2), {}

  local async function worker(name)
    for round = 1, 3 do
      table.insert(log, name .. round .. "=" .. await barrier:wait())
    end
  end

  await asyncio.gather(worker("a"), worker("b"), worker("c"), worker("d"))
  print(table.concat(log, " "))
  print(barrier.n_waiting)
end

asyncio.run(main())
