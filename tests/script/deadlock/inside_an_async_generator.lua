local outer, inner = asyncio.Lock(), asyncio.Lock()

local async function items()
  async with outer do
    yield 1
    async with inner do
      yield 2
    end
  end
end

local async function read()
  async for item in items() do
    await asyncio.sleep(1)
  end
end

local async function other()
  async with inner do
    await asyncio.sleep(0.5)
    async with outer do end
  end
end

local async function main()
  await asyncio.gather(read(), other())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: waits for lock inner, taken in line 19 by Task-3
-- expect stderr contains: Task-3  other()  line 21: async with outer do end  waits for lock outer, taken in line 4 by Task-2
-- expect stderr contains: tasks wait for each other in a circle
