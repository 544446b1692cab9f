-- SystemExit ends the program with its code and says nothing.

local async function main()
  raise SystemExit(5)
end
asyncio.run(main())
-- expect exit: 5
