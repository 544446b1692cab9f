-- args: --clock=virtual
async function main()
  await time.sleep(0.1)
end
asyncio.run(main())
-- expect stderr contains:   fix   await asyncio.sleep(0.1)
-- expect exit: 1
