local async function main()
  raise KeyboardInterrupt()
end

asyncio.run(main())
-- expect stderr contains: KeyboardInterrupt
-- expect exit: 130
