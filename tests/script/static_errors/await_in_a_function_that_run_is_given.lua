-- args: --clock=virtual
function main()
  await asyncio.sleep(1)
end
asyncio.run(main())
-- expect stderr contains:   fix   async function main()   line 2
-- expect stderr contains:         The call of asyncio.run, with main(), can stay as it is.
-- expect exit: 1
