-- What CPython has no word for is not said where only its words are wanted.
async function work()
  await asyncio.sleep(5)
end

async function main()
  asyncio.create_task(work())
  await asyncio.sleep(0)
end

asyncio.run(main())
print("done")

-- expect: done
