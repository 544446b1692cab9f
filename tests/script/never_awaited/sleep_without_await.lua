local async function main()
  asyncio.sleep(1)
  print("main ends")
end

asyncio.run(main())
-- expect: main ends
-- expect stderr: FILE:2: RuntimeWarning: coroutine 'sleep' was never awaited
-- expect stderr:   asyncio.sleep(1)
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
