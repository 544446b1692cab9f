async function slow()
  await asyncio.sleep(10)
end

async function main()
  async with asyncio.timeout(5) do
    async with asyncio.timeout(0.5) do
      await slow()
    end
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   timeout: the block took longer than 0.5 seconds.
-- expect stderr contains:  7 |     async with asyncio.timeout(0.5) do
-- expect stderr contains:   was   the block waited at line 2: await asyncio.sleep(10)
-- expect exit: 1
