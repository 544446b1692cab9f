-- args: --clock=virtual
async function work() return 1 end
async function main()
  local results = asyncio.gather(work(), work())
  print(results[1] + 1)
end
asyncio.run(main())
-- expect stderr contains:   fix   print((await results)[1] + 1)   line 5
-- expect exit: 1
