-- args: --clock=virtual
async function a() return 1 end
async function b() return 2 end
async function main()
  print("sum: " .. a() + b())
end
asyncio.run(main())
-- expect stderr contains:   fix   print("sum: " .. await a() + await b())
-- expect exit: 1
