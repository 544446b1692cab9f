-- As deep as CPython lets them go, suspensions at the bottom included; then RecursionError.
-- skip: gcstress too many threads
-- skip: valgrind too many threads
async function count(n)
  if n > 0 then
    async for x in count(n - 1) do
      yield x + 1
    end
  else
    await asyncio.sleep(1)
    yield 0
    yield 1
  end
end

async function main()
  async for x in count(900) do
    print(x)
  end
  try
    async for x in count(1200) do
      print("never")
    end
  except RecursionError as e
    print(repr(e))
  end
  async for x in count(5) do
    print(x)
  end
end

asyncio.run(main())
-- expect: 900
-- expect: 901
-- expect: RecursionError('maximum recursion depth exceeded')
-- expect: 5
-- expect: 6
