-- args: --clock=virtual --warnings=ignore
async function delay() return 1 end
async function main()
  await asyncio.sleep(delay())
end
asyncio.run(main())
-- expect stderr contains: TypeError: '<=' not supported between instances of 'coroutine' and 'number'
-- expect stderr contains:   used-without-await: delay() gives a coroutine object, not a result.
-- expect stderr contains:   fix   await asyncio.sleep(await delay())      line 4
-- expect exit: 1
