async function get() return 1 end

async function main()
  print(get()(3))
end

asyncio.run(main())
-- expect exit: 1
-- expect stderr contains:     print(get()(3))
-- expect stderr contains:           ^^^^^^^^
-- expect stderr contains: TypeError: 'coroutine' object is not callable
